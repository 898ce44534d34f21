package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import java.time.Instant;

/** The words for people changed and nothing else; at most one in five minutes. */
public record AlertDescribed(Fingerprint fingerprint, Instant at, Told told, Cause cause) implements AlertEvent {}
