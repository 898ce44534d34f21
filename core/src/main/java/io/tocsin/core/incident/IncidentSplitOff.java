package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** It was opened for alerts that were moved out of another incident. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentSplitOff(
        IncidentNumber number,
        Instant at,
        String by,
        IncidentNumber from,
        @Nullable String comment) implements IncidentEvent {}
