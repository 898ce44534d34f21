package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident as its domain events leave it: what decisions need, of a size that does not grow with its alerts. Immutable.
 *
 * @param sequence of the last domain event
 * @param taken when a person first answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentState(
        IncidentNumber number,
        long sequence,
        String project,
        Severity severity,
        String serviceLevel,
        IncidentStatus status,
        String holder,
        Response response,
        GroupKey group,
        int generation,
        int alerts,
        Instant opened,
        @Nullable Instant taken,
        @Nullable Instant closed) {

    /** The state after the first event. */
    public static IncidentState opened(IncidentOpened e) {
        return new IncidentState(
                e.number(),
                0,
                e.project(),
                e.severity(),
                e.serviceLevel(),
                e.status(),
                e.holder(),
                e.response(),
                e.group(),
                e.generation(),
                e.alerts().size(),
                e.at(),
                null,
                null);
    }

    /** The state after the event; never fails, asks nothing of the world. */
    public static IncidentState evolve(@Nullable IncidentState before, IncidentEvent event) {
        if (event instanceof IncidentOpened opened) {
            return opened(opened);
        }
        if (before == null) {
            throw new IllegalStateException("The history of " + event.number() + " does not begin with its opening");
        }
        return before.evolve(event);
    }

    private IncidentState evolve(IncidentEvent event) {
        return switch (event) {
            case IncidentOpened e -> opened(e);
            case AlertsJoined e ->
                next(severity, status, holder, response, alerts + e.alerts().size(), taken, closed);
            case IncidentSeverityRaised e ->
                next(e.severity(), e.status(), holder, e.response(), alerts, taken, closed);
            case IncidentReopened e -> next(severity, e.status(), holder, e.response(), alerts, taken, null);
            case IncidentTaken e ->
                next(severity, IncidentStatus.TAKEN, e.by(), response, alerts, taken == null ? e.at() : taken, closed);
            case IncidentCommented ignored -> next(severity, status, holder, response, alerts, taken, closed);
            case IncidentClosed e -> next(severity, IncidentStatus.CLOSED, holder, response, alerts, taken, e.at());
        };
    }

    public boolean isClosed() {
        return status == IncidentStatus.CLOSED;
    }

    private IncidentState next(
            Severity worst,
            IncidentStatus now,
            String holds,
            Response answer,
            int members,
            @Nullable Instant firstTaken,
            @Nullable Instant ended) {
        return new IncidentState(
                number,
                sequence + 1,
                project,
                worst,
                serviceLevel,
                now,
                holds,
                answer,
                group,
                generation,
                members,
                opened,
                firstTaken,
                ended);
    }
}
