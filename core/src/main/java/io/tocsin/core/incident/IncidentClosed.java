package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The work is done.
 *
 * @param resolution what was done, in the closer's words; null when nothing was said
 * @param firing how many of its alerts still fired, as the closer saw it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentClosed(
        IncidentNumber number,
        Instant at,
        String by,
        @Nullable String resolution,
        @Nullable String comment,
        int firing) implements IncidentEvent {}
