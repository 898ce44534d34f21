package io.tocsin.projections.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param to null while it lasts
 */
public record Span(Instant from, @Nullable Instant to) {}
