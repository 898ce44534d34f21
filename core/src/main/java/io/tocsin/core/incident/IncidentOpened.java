package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert fired and no incident was there for it.
 *
 * @param generation counts the incidents of the group, from 1
 * @param cause the group alert under which the others stand; null when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentOpened(
        IncidentNumber number,
        Instant at,
        String project,
        String trigger,
        String title,
        String text,
        Severity severity,
        String serviceLevel,
        IncidentStatus status,
        String holder,
        Response response,
        GroupKey group,
        int generation,
        List<Fingerprint> alerts,
        @Nullable Fingerprint cause,
        Why why)
        implements IncidentEvent {}
