package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.event.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * More alerts belong to the incident, one event for all that came together.
 *
 * @param cause the group alert, when one of them is it; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertsJoined(
        IncidentNumber number,
        Instant at,
        List<Fingerprint> alerts,
        @Nullable Fingerprint cause) implements IncidentEvent {}
