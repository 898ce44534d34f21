package io.tocsin.core.alert;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import java.time.Instant;

/**
 * A person moved it to another incident. Whoever remembers the alert as it was before finds out when they append to its
 * history.
 */
public record AlertMoved(Fingerprint fingerprint, Instant at, IncidentNumber incident) implements AlertEvent {}
