package io.tocsin.core.incident;

import java.time.Instant;

/** Somebody said something about it. */
public record IncidentCommented(IncidentNumber number, Instant at, String by, String comment)
        implements IncidentEvent {}
