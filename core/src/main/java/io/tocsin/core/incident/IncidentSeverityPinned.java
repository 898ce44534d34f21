package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person says how severe it is; its alerts no longer do.
 *
 * @param status the severity may ask for another way of working
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentSeverityPinned(
        IncidentNumber number,
        Instant at,
        String by,
        Severity severity,
        IncidentStatus status,
        Response response,
        @Nullable String comment)
        implements IncidentEvent {}
