package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.event.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another incident was merged into it.
 *
 * @param from the one that is closed now
 * @param alerts which came with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentAbsorbed(
        IncidentNumber number,
        Instant at,
        String by,
        IncidentNumber from,
        List<Fingerprint> alerts,
        @Nullable String comment)
        implements IncidentEvent {}
