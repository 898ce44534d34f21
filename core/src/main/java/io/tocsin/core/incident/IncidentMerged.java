package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All its alerts, and those that will come, belong to another incident: this one is closed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentMerged(
        IncidentNumber number,
        Instant at,
        String by,
        IncidentNumber into,
        @Nullable String comment) implements IncidentEvent {}
