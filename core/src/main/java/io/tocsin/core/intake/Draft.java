package io.tocsin.core.intake;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.GroupKey;
import io.tocsin.core.incident.IncidentDecider;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.Response;
import io.tocsin.core.incident.Why;
import io.tocsin.core.rulebook.Project;
import io.tocsin.core.rulebook.RoutingRule;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.Subject;
import io.tocsin.core.severity.ResponseTime;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One incident while a batch is decided: whatever many alerts of the batch do to it becomes few domain events. */
final class Draft {

    /** What an incident that is not there yet will be. */
    record Opening(
            String project,
            String trigger,
            String title,
            String text,
            boolean todo,
            GroupKey group,
            int generation,
            String grouping,
            Subject alert) {}

    private final IncidentNumber number;
    private final Rulebook rulebook;
    private final @Nullable IncidentState before;
    private final @Nullable Opening opening;
    private final List<Fingerprint> joined = new ArrayList<>();
    private final List<Fingerprint> reopening = new ArrayList<>();
    private @Nullable Fingerprint cause;
    private @Nullable Severity worst;
    private @Nullable Instant at;
    private @Nullable Instant okAt;

    private Draft(IncidentNumber number, Rulebook rulebook, @Nullable IncidentState before, @Nullable Opening opening) {
        this.number = number;
        this.rulebook = rulebook;
        this.before = before;
        this.opening = opening;
    }

    static Draft of(IncidentState state, Rulebook rulebook) {
        return new Draft(state.number(), rulebook, state, null);
    }

    static Draft opening(IncidentNumber number, Rulebook rulebook, Opening opening) {
        return new Draft(number, rulebook, null, opening);
    }

    IncidentNumber number() {
        return number;
    }

    @Nullable Opening opening() {
        return opening;
    }

    @Nullable IncidentState before() {
        return before;
    }

    /** The incident that has its alerts; null when that is itself. */
    @Nullable IncidentNumber mergedInto() {
        return before == null ? null : before.mergedInto();
    }

    /** Whether alerts join it as a matter of course. */
    boolean open() {
        return before == null || !before.isClosed() || !reopening.isEmpty();
    }

    /** Whether it was closed so lately that its own alert opens it again. */
    boolean reopens(Instant moment) {
        Instant closed = before == null ? null : before.closed();
        return closed != null && closed.plus(rulebook.reopenWithin()).isAfter(moment);
    }

    void join(Fingerprint alert, Severity severity, Instant moment) {
        joined.add(alert);
        feel(severity, moment);
    }

    void reopen(Fingerprint alert, Severity severity, Instant moment) {
        reopening.add(alert);
        feel(severity, moment);
    }

    void feel(Severity severity, Instant moment) {
        worst = worst == null ? severity : worst.worst(severity);
        at = at == null ? moment : at;
    }

    /** Those that the batch brings to it. */
    List<Fingerprint> joined() {
        return joined;
    }

    /** None of its alerts is open any more. */
    void becomeOk(Instant moment) {
        okAt = moment;
    }

    void causedBy(Fingerprint group) {
        cause = group;
    }

    /** What happened to it, in order; empty when nothing did. */
    List<IncidentEvent> events() {
        if (at == null || worst == null) {
            return before == null || okAt == null ? List.of() : IncidentDecider.becomeOk(before, okAt);
        }
        if (opening != null) {
            return List.of(opened(opening, at, worst));
        }
        List<IncidentEvent> events = new ArrayList<>();
        if (before != null) {
            changes(before, at, worst, events);
        }
        return events;
    }

    private IncidentOpened opened(Opening start, Instant moment, Severity severity) {
        Project project = rulebook.project(start.project());
        Optional<RoutingRule> routing = rulebook.routing(start.alert());
        ResponseTime time = rulebook.matrix().of(project.serviceLevel(), severity);
        return new IncidentOpened(
                number,
                moment,
                start.project(),
                start.trigger(),
                start.title(),
                start.text(),
                severity,
                project.serviceLevel(),
                start.todo() ? IncidentStatus.TODO : IncidentStatus.untaken(time.responseClass()),
                routing.map(RoutingRule::holder).orElse(project.holder()),
                new Response(time.responseClass(), time.deadline(moment)),
                start.group(),
                start.generation(),
                List.copyOf(joined),
                cause,
                new Why(
                        rulebook.version(),
                        routing.map(RoutingRule::why)
                                .orElseGet(() -> "the holder of project " + project.name() + ": " + project.holder()),
                        start.grouping()));
    }

    private void changes(IncidentState state, Instant moment, Severity severity, List<IncidentEvent> events) {
        if (!reopening.isEmpty()) {
            events.add(IncidentDecider.reopen(state, reopening, moment, rulebook.matrix()));
        }
        if (!joined.isEmpty()) {
            events.add(new AlertsJoined(number, moment, List.copyOf(joined), cause));
        }
        if (open()) {
            events.addAll(
                    IncidentDecider.feel(IncidentState.evolve(state, events), severity, moment, rulebook.matrix()));
        }
        if (okAt != null) {
            events.addAll(IncidentDecider.becomeOk(IncidentState.evolve(state, events), okAt));
        }
    }
}
