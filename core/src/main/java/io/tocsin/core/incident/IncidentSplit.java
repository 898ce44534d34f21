package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.event.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of its alerts belong to another incident from now on.
 *
 * @param alerts which moved out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentSplit(
        IncidentNumber number,
        Instant at,
        String by,
        IncidentNumber into,
        List<Fingerprint> alerts,
        @Nullable String comment)
        implements IncidentEvent {}
