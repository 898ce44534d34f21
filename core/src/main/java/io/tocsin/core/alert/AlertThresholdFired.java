package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.severity.Severity;
import java.time.Instant;

/**
 * Another threshold, or another source, says that the open condition holds.
 *
 * @param severity of the alert now: the worst that fires
 */
public record AlertThresholdFired(Fingerprint fingerprint, Instant at, Voice voice, Severity severity, Cause cause)
        implements AlertEvent {}
