package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import java.time.Instant;

/**
 * What a source that does not repeat said last counts again: the source lives after all, or nobody watches it any more. The
 * interval, or the wait, never ended.
 *
 * @param source whose word it is
 */
public record AlertReinstated(Fingerprint fingerprint, Instant at, String source) implements AlertEvent {}
