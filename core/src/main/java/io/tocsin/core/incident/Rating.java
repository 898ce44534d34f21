package io.tocsin.core.incident;

import static io.tocsin.core.incident.Refusals.alreadyDone;
import static io.tocsin.core.incident.Refusals.blankToNull;
import static io.tocsin.core.incident.Refusals.closed;

import io.tocsin.core.incident.IncidentCommand.PinSeverity;
import io.tocsin.core.severity.ResponseMatrix;
import io.tocsin.core.severity.ResponseTime;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How severe an incident is, and what follows for its answer. */
final class Rating {

    private Rating() {}

    /** Its alerts make it worse, never better; a pinned one they do not move. A quiet one wakes. */
    static List<IncidentEvent> feel(IncidentState state, Severity severity, Instant at, ResponseMatrix matrix) {
        if (state.pinned() || state.isClosed() || !severity.worseThan(state.severity())) {
            return List.of();
        }
        Response response = response(state, severity, at, matrix);
        List<IncidentEvent> events = new ArrayList<>();
        events.add(new IncidentSeverityRaised(state.number(), at, severity, status(state, response), response));
        wake(state, events, at);
        return events;
    }

    static Ruling pin(IncidentState state, PinSeverity command, Facts facts) {
        if (state.isClosed()) {
            return closed(state);
        }
        Severity wanted = command.severity();
        if (wanted == null && !state.pinned()) {
            return alreadyDone("Expected a pinned severity, but that of " + state.number() + " follows its alerts");
        }
        if (wanted == state.severity() && state.pinned()) {
            return alreadyDone("Expected another severity, but that of " + state.number() + " is pinned to " + wanted);
        }
        return new Ruling.Accepted(
                wanted == null ? unpinned(state, command, facts) : pinned(state, command, wanted, facts));
    }

    /** A new answer is waited for from the moment on. */
    static Response response(IncidentState state, Instant at, ResponseMatrix matrix) {
        ResponseTime time = matrix.of(state.serviceLevel(), state.severity());
        return new Response(time.responseClass(), time.deadline(at));
    }

    private static List<IncidentEvent> pinned(
            IncidentState state, PinSeverity command, Severity severity, Facts facts) {
        Response response = response(state, severity, command.at(), facts.matrix());
        List<IncidentEvent> events = new ArrayList<>();
        events.add(new IncidentSeverityPinned(
                state.number(),
                command.at(),
                command.by(),
                severity,
                status(state, response),
                response,
                blankToNull(command.comment())));
        if (severity.worseThan(state.severity())) {
            wake(state, events, command.at());
        }
        return events;
    }

    private static List<IncidentEvent> unpinned(IncidentState state, PinSeverity command, Facts facts) {
        Severity worst = facts.members().worst();
        Severity severity = worst == null ? state.severity() : worst;
        Response response = response(state, severity, command.at(), facts.matrix());
        List<IncidentEvent> events = new ArrayList<>();
        events.add(new IncidentSeverityUnpinned(
                state.number(),
                command.at(),
                command.by(),
                severity,
                status(state, response),
                response,
                blankToNull(command.comment())));
        if (severity.worseThan(state.severity())) {
            wake(state, events, command.at());
        }
        return events;
    }

    /** An answered one keeps its deadline; worse brings it nearer, but counts from now; better counts from the beginning. */
    private static Response response(IncidentState state, Severity severity, Instant at, ResponseMatrix matrix) {
        ResponseTime time = matrix.of(state.serviceLevel(), severity);
        Instant before = state.response().deadline();
        Instant deadline;
        if (state.clock().answered() || severity == state.severity()) {
            deadline = before;
        } else if (severity.worseThan(state.severity())) {
            deadline = earlier(before, time.deadline(at));
        } else {
            deadline = time.deadline(state.clock().since());
        }
        return new Response(time.responseClass(), deadline);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static IncidentStatus status(IncidentState state, Response response) {
        return switch (state.status()) {
            case TAKEN, SNOOZED, CLOSED -> state.status();
            case NEW, TODO, RETROSPECTIVE -> IncidentStatus.untaken(response.responseClass());
        };
    }

    private static void wake(IncidentState before, List<IncidentEvent> events, Instant at) {
        if (before.snooze() != null) {
            IncidentState now = IncidentState.evolve(before, events);
            events.add(new IncidentWoken(now.number(), at, null, WakeReason.SEVERITY, now.awake(), null));
        }
    }
}
