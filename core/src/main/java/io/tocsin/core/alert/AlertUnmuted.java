package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.mute.MuteId;
import java.time.Instant;

/**
 * The mute is over, and the alert is still open: from now on it concerns its incident.
 *
 * @param mute that had muted it
 */
public record AlertUnmuted(Fingerprint fingerprint, Instant at, MuteId mute) implements AlertEvent {}
