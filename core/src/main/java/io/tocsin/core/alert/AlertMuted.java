package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.mute.MuteId;
import java.time.Instant;

/**
 * From now on what happens to the alert concerns no incident, until it is {@linkplain AlertUnmuted unmuted} or OK. Of an instant
 * alert: what just happened concerns none. Of one that is muted already: it is by another mute now.
 *
 * @param placed the alert fired before, and had come to its incident
 */
public record AlertMuted(Fingerprint fingerprint, Instant at, MuteId mute, boolean placed) implements AlertEvent {}
