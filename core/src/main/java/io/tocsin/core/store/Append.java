package io.tocsin.core.store;

/**
 * A domain event to be appended.
 *
 * @param stream the aggregate's identifier
 * @param sequence its place in the stream, from 0; taken already by another writer means a conflict
 */
public record Append(String stream, long sequence, Object event) {}
