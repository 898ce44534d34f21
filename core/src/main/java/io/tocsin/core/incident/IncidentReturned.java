package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who had taken it gives it back to whom they had it from, and it waits for an answer anew.
 *
 * @param to who holds it now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentReturned(
        IncidentNumber number,
        Instant at,
        String by,
        String to,
        IncidentStatus status,
        Response response,
        @Nullable String comment)
        implements IncidentEvent {}
