package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is asked to take it over; until they do, the giver holds it.
 *
 * @param by who offers it, for the holder
 * @param to a person or a team
 * @param until it goes back when it is not taken by then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentHandoverOffered(
        IncidentNumber number,
        Instant at,
        String by,
        String to,
        Instant until,
        @Nullable String comment) implements IncidentEvent {}
