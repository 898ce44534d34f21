package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody answers it and holds it from now on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentTaken(
        IncidentNumber number,
        Instant at,
        String by,
        @Nullable String comment) implements IncidentEvent {}
