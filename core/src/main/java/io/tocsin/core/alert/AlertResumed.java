package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import java.time.Instant;

/** After silence the word came again that the condition holds; the interval never ended. */
public record AlertResumed(Fingerprint fingerprint, Instant at, Voice voice, Cause cause) implements AlertEvent {}
