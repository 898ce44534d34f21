package io.tocsin.projections.fold;

import java.time.Instant;

/**
 * An interval, or a stretch of silence, that has ended.
 *
 * @param position of the event that ended it
 */
record EndedSpan(long fingerprint, long position, Instant opened, Instant closed) {}
