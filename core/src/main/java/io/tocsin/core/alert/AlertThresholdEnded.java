package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.severity.Severity;
import java.time.Instant;

/**
 * One threshold fires no longer, others do.
 *
 * @param on when it ended
 * @param severity of the alert now: the worst that fires
 */
public record AlertThresholdEnded(
        Fingerprint fingerprint, Instant at, String threshold, Instant on, Severity severity, Cause cause)
        implements AlertEvent {}
