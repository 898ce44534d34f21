package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident as its domain events leave it: what decisions need, of a size that does not grow with its alerts. Immutable.
 *
 * @param sequence of the last domain event
 * @param pinned a person said how severe it is
 * @param alerts how many came to it and were not moved out by a person
 * @param taken when a person first answered
 * @param snooze null unless it is to be quiet
 * @param mergedInto what it was closed for; null when it was not merged
 * @param relations at most {@link #RELATIONS}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentState(
        IncidentNumber number,
        long sequence,
        String project,
        Severity severity,
        boolean pinned,
        String serviceLevel,
        IncidentStatus status,
        Baton baton,
        Response response,
        ResponseClock clock,
        GroupKey group,
        int generation,
        int alerts,
        Instant opened,
        @Nullable Instant taken,
        @Nullable Instant closed,
        @Nullable Snooze snooze,
        @Nullable IncidentNumber mergedInto,
        List<Relation> relations) {

    /** So many relations an incident has at most. */
    static final int RELATIONS = 100;

    public IncidentState {
        relations = relations == null ? List.of() : relations;
    }

    /** The state after the first event. */
    public static IncidentState opened(IncidentOpened e) {
        return new IncidentState(
                e.number(),
                0,
                e.project(),
                e.severity(),
                false,
                e.serviceLevel(),
                e.status(),
                Baton.first(e.holder()),
                e.response(),
                ResponseClock.started(e.at()),
                e.group(),
                e.generation(),
                e.alerts().size(),
                e.at(),
                null,
                null,
                null,
                null,
                List.of());
    }

    /** The state after the event; never fails, asks nothing of the world. */
    public static IncidentState evolve(@Nullable IncidentState before, IncidentEvent event) {
        if (event instanceof IncidentOpened opened) {
            return opened(opened);
        }
        if (before == null) {
            throw new IllegalStateException("The history of " + event.number() + " does not begin with its opening");
        }
        return new Evolution(before).after(event);
    }

    /** The state after all those of the events that are its own. */
    public static IncidentState evolve(IncidentState before, List<IncidentEvent> events) {
        IncidentState state = before;
        for (IncidentEvent event : events) {
            state = event.number().equals(state.number) ? evolve(state, event) : state;
        }
        return state;
    }

    public String holder() {
        return baton.holder();
    }

    public boolean isClosed() {
        return status == IncidentStatus.CLOSED;
    }

    /** The status as it is without being quiet. */
    public IncidentStatus awake() {
        return snooze == null ? status : snooze.wakesTo();
    }

    /** Whether it must be told when none of its alerts is open any more. */
    public boolean wakesWhenOk() {
        return snooze != null && snooze.wakeWhenOk();
    }

    /** When time alone changes it next; null when it never does. */
    public @Nullable Instant dueAt() {
        return Timetable.dueAt(this);
    }
}
