package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** It has nothing to do with that incident after all. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentUnrelated(
        IncidentNumber number,
        Instant at,
        String by,
        IncidentNumber to,
        @Nullable String comment) implements IncidentEvent {}
