package io.tocsin.core.incident;

import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One step in the life of an incident: starts with the state before, ends with the one after. For one use, by one thread. */
final class Evolution {

    private final IncidentState before;
    private Severity severity;
    private boolean pinned;
    private IncidentStatus status;
    private Baton baton;
    private Response response;
    private ResponseClock clock;
    private int alerts;
    private @Nullable Instant taken;
    private @Nullable Instant closed;
    private @Nullable Snooze snooze;
    private @Nullable IncidentNumber mergedInto;
    private List<Relation> relations;

    Evolution(IncidentState before) {
        this.before = before;
        this.severity = before.severity();
        this.pinned = before.pinned();
        this.status = before.status();
        this.baton = before.baton();
        this.response = before.response();
        this.clock = before.clock();
        this.alerts = before.alerts();
        this.taken = before.taken();
        this.closed = before.closed();
        this.snooze = before.snooze();
        this.mergedInto = before.mergedInto();
        this.relations = before.relations();
    }

    IncidentState after(IncidentEvent event) {
        switch (event) {
            case IncidentOpened ignored -> {}
            case IncidentCommented ignored -> {}
            case IncidentDescribed ignored -> {}
            case IncidentSplitOff ignored -> {}
            case AlertsJoined e -> alerts += e.alerts().size();
            case IncidentAbsorbed e -> alerts += e.alerts().size();
            case IncidentSplit e -> alerts -= e.alerts().size();
            case IncidentSeverityRaised e -> rate(e.severity(), e.status(), e.response());
            case IncidentSeverityPinned e -> {
                pinned = true;
                rate(e.severity(), e.status(), e.response());
            }
            case IncidentSeverityUnpinned e -> {
                pinned = false;
                rate(e.severity(), e.status(), e.response());
            }
            case IncidentTaken e -> take(e);
            case IncidentReturned e -> {
                baton = baton.returnedTo(e.to());
                await(e.status(), e.response(), e.at());
            }
            case IncidentReopened e -> await(e.status(), e.response(), e.at());
            case IncidentReopenedByPerson e -> {
                alerts += e.alerts().size();
                await(e.status(), e.response(), e.at());
            }
            case IncidentHandoverOffered e -> baton = baton.offered(new Baton.Offer(e.to(), e.by(), e.until()));
            case IncidentHandoverDeclined ignored -> baton = baton.withoutOffer();
            case IncidentHandoverWithdrawn ignored -> baton = baton.withoutOffer();
            case IncidentHandoverLapsed ignored -> baton = baton.withoutOffer();
            case IncidentSnoozed e -> {
                snooze = new Snooze(e.at(), e.until(), e.wakeWhenOk(), before.awake());
                status = IncidentStatus.SNOOZED;
            }
            case IncidentWoken e -> {
                snooze = null;
                status = e.status();
            }
            case IncidentClosed e -> close(e.at());
            case IncidentClosedByRule e -> close(e.at());
            case IncidentMerged e -> {
                mergedInto = e.into();
                alerts = 0;
                close(e.at());
            }
            case IncidentRelated e -> {
                unrelate(e.to());
                relations.add(new Relation(e.to(), e.as()));
            }
            case IncidentUnrelated e -> unrelate(e.to());
            case IncidentDeadlineNear ignored -> clock = clock.warn();
            case IncidentBreached ignored -> clock = clock.breach();
        }
        return state();
    }

    private void rate(Severity now, IncidentStatus next, Response answer) {
        severity = now;
        status = next;
        if (snooze != null && snooze.wakesTo() != IncidentStatus.TAKEN) {
            snooze = snooze.wakingTo(IncidentStatus.untaken(answer.responseClass()));
        }
        if (!Objects.equals(answer.deadline(), response.deadline())) {
            clock = clock.rewind();
        }
        response = answer;
    }

    private void take(IncidentTaken e) {
        status = IncidentStatus.TAKEN;
        snooze = null;
        baton = baton.takenBy(e.by());
        clock = clock.answer();
        taken = taken == null ? e.at() : taken;
    }

    /** Nobody has taken it, or nobody has it any more: an answer is waited for anew. */
    private void await(IncidentStatus next, Response answer, Instant since) {
        status = next;
        response = answer;
        clock = ResponseClock.started(since);
        closed = null;
        snooze = null;
        mergedInto = null;
    }

    private void close(Instant at) {
        status = IncidentStatus.CLOSED;
        closed = at;
        snooze = null;
        baton = baton.withoutOffer();
    }

    private void unrelate(IncidentNumber other) {
        relations = new ArrayList<>(relations);
        relations.removeIf(relation -> relation.to().equals(other));
    }

    private IncidentState state() {
        return new IncidentState(
                before.number(),
                before.sequence() + 1,
                before.project(),
                severity,
                pinned,
                before.serviceLevel(),
                status,
                baton,
                response,
                clock,
                before.group(),
                before.generation(),
                alerts,
                before.opened(),
                taken,
                closed,
                snooze,
                mergedInto,
                List.copyOf(relations));
    }
}
