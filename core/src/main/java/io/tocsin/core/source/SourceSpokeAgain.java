package io.tocsin.core.source;

import java.time.Instant;

/**
 * It was silent and is no more.
 *
 * @param heard when it spoke
 */
public record SourceSpokeAgain(String source, Instant at, Instant heard) implements SourceEvent {}
