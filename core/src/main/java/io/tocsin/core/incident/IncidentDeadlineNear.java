package io.tocsin.core.incident;

import java.time.Instant;

/** Nobody has answered, and little time is left. */
public record IncidentDeadlineNear(IncidentNumber number, Instant at, Instant deadline) implements IncidentEvent {}
