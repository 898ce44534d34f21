package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who was asked to take it over does not want to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentHandoverDeclined(
        IncidentNumber number,
        Instant at,
        String by,
        @Nullable String comment) implements IncidentEvent {}
