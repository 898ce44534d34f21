package io.tocsin.core.incident;

import java.time.Instant;

/** Nobody answered in time. */
public record IncidentBreached(IncidentNumber number, Instant at, Instant deadline) implements IncidentEvent {}
