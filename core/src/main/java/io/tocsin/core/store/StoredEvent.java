package io.tocsin.core.store;

import java.time.Instant;

/**
 * A domain event as it stands in the store.
 *
 * @param position its place among all events, from 1, without gaps
 * @param stream the aggregate's identifier
 * @param sequence its place in its stream, from 0
 * @param recordedAt by the database's clock
 * @param event one of {@code AlertEvent}, {@code IncidentEvent}, {@code MessageEvent}, {@code RulebookEvent}, {@code SourceEvent}
 */
public record StoredEvent(long position, String stream, long sequence, Instant recordedAt, Object event) {}
