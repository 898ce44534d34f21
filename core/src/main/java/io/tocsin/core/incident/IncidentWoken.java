package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * It is not quiet any more.
 *
 * @param by who woke it; null when no person did
 * @param status in which it goes on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentWoken(
        IncidentNumber number,
        Instant at,
        @Nullable String by,
        WakeReason reason,
        IncidentStatus status,
        @Nullable String comment)
        implements IncidentEvent {}
