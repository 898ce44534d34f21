package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import java.time.Instant;

/**
 * The condition holds no longer.
 *
 * @param on when the interval closed; what was only pending has none to close
 */
public record AlertResolved(Fingerprint fingerprint, Instant at, Instant on, Cause cause) implements AlertEvent {}
