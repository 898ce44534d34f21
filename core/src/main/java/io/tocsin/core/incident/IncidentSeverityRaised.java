package io.tocsin.core.incident;

import io.tocsin.core.severity.Severity;
import java.time.Instant;

/**
 * One of its alerts is worse than all before.
 *
 * @param status the new severity may ask for another way of working
 */
public record IncidentSeverityRaised(
        IncidentNumber number, Instant at, Severity severity, IncidentStatus status, Response response)
        implements IncidentEvent {}
