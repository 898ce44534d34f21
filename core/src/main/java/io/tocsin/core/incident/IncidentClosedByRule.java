package io.tocsin.core.incident;

import java.time.Instant;

/**
 * All its alerts have been OK for as long as a rule asks for.
 *
 * @param okSince when the last of them became OK
 * @param rulebook the version of the rules
 * @param rule for people
 */
public record IncidentClosedByRule(IncidentNumber number, Instant at, Instant okSince, long rulebook, String rule)
        implements IncidentEvent {}
