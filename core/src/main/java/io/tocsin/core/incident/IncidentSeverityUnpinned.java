package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * It is as severe as its alerts again.
 *
 * @param severity the worst of those that fire; as it was when none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentSeverityUnpinned(
        IncidentNumber number,
        Instant at,
        String by,
        Severity severity,
        IncidentStatus status,
        Response response,
        @Nullable String comment)
        implements IncidentEvent {}
