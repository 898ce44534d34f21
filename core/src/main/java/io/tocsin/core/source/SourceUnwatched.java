package io.tocsin.core.source;

import java.time.Instant;

/** It is silent, but the rulebook asks no more whether it speaks. */
public record SourceUnwatched(String source, Instant at) implements SourceEvent {}
