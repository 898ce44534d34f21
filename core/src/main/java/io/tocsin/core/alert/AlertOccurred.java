package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import java.time.Instant;

/**
 * An instant alert happened.
 *
 * @param on when
 */
public record AlertOccurred(Fingerprint fingerprint, Instant at, Instant on, Told told, Voice voice, Cause cause)
        implements AlertEvent {}
