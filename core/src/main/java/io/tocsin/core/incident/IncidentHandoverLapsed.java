package io.tocsin.core.incident;

import java.time.Instant;

/**
 * Who was asked to take it over did not in time: it is the giver's alone again.
 *
 * @param to who was asked
 * @param by who had asked
 * @param until the time that was given
 */
public record IncidentHandoverLapsed(IncidentNumber number, Instant at, String to, String by, Instant until)
        implements IncidentEvent {}
