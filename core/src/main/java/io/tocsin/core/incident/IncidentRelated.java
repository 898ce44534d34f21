package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody sees that it has to do with another incident; that one is told the counterpart.
 *
 * @param as what this incident is to the other
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentRelated(
        IncidentNumber number,
        Instant at,
        String by,
        IncidentNumber to,
        Relation.Role as,
        @Nullable String comment) implements IncidentEvent {}
