package io.tocsin.core.incident;

import io.tocsin.core.event.Fingerprint;
import java.time.Instant;
import java.util.List;

/**
 * Soon after it was closed, alerts of it fired again.
 *
 * @param alerts which did; all of them are its own already
 */
public record IncidentReopened(
        IncidentNumber number, Instant at, IncidentStatus status, Response response, List<Fingerprint> alerts)
        implements IncidentEvent {}
