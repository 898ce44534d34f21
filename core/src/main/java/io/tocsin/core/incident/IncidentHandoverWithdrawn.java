package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The giver no longer asks anybody to take it over. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentHandoverWithdrawn(
        IncidentNumber number,
        Instant at,
        String by,
        @Nullable String comment) implements IncidentEvent {}
