package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import java.time.Instant;

/**
 * The condition holds at the source, and counts from {@code until} on if it holds that long.
 *
 * @param since when it began
 */
public record AlertPended(
        Fingerprint fingerprint, Instant at, Told told, Voice voice, Instant since, Instant until, Cause cause)
        implements AlertEvent {}
