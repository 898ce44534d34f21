package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.event.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person says that the work is not done, or not to be done together with another incident.
 *
 * @param alerts which came back, when it had been merged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentReopenedByPerson(
        IncidentNumber number,
        Instant at,
        String by,
        IncidentStatus status,
        Response response,
        List<Fingerprint> alerts,
        @Nullable String comment)
        implements IncidentEvent {}
