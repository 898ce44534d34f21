package io.tocsin.core.intake;

import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.severity.ResponseTime;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An incident as the rules say in plain words; the simple model that the real one is compared with. */
final class ModelIncident {

    static final String FIRST_HOLDER = "#l1";

    final IncidentNumber number;
    final String routedTo;
    final Set<Integer> members = new LinkedHashSet<>();
    final Set<Integer> came = new LinkedHashSet<>();
    IncidentStatus status;
    String holder;
    Severity severity;
    Instant since;

    @Nullable Instant deadline;

    @Nullable String before;

    @Nullable String offeredTo;

    @Nullable Instant offeredUntil;

    @Nullable IncidentStatus wakesTo;

    @Nullable Instant sleepsUntil;

    @Nullable Instant closedAt;

    @Nullable ModelIncident into;

    boolean wakesWhenOk;
    boolean pinned;
    boolean answered;
    boolean breached;

    ModelIncident(IncidentNumber number, String holder, Severity severity, Instant now) {
        this.number = number;
        this.routedTo = holder;
        this.holder = holder;
        this.severity = severity;
        this.since = now;
        this.status = IncidentStatus.untaken(time().responseClass());
        this.deadline = time().deadline(now);
    }

    ResponseTime time() {
        return HistoriesIT.RULEBOOK.matrix().of("Gold", severity);
    }

    IncidentStatus awake() {
        return wakesTo == null ? status : wakesTo;
    }

    boolean closed() {
        return status == IncidentStatus.CLOSED;
    }

    ModelIncident keeper() {
        return into == null ? this : into.keeper();
    }

    void pass(Instant now) {
        if (closed()) {
            return;
        }
        breached |= !answered && deadline != null && !deadline.isAfter(now);
        if (offeredUntil != null && !offeredUntil.isAfter(now)) {
            withdraw();
        }
        if (wakesTo != null && sleepsUntil != null && !sleepsUntil.isAfter(now)) {
            wake();
        }
    }

    void take(String by) {
        before = by.equals(holder) ? before : holder;
        holder = by;
        answered = true;
        withdraw();
        wake();
        status = IncidentStatus.TAKEN;
    }

    void offer(String to, Instant now) {
        Duration within = time().within();
        offeredTo = to;
        offeredUntil = now.plus(within == null ? Duration.ofHours(24) : within);
    }

    void withdraw() {
        offeredTo = null;
        offeredUntil = null;
    }

    void await(Instant now) {
        wake();
        status = IncidentStatus.untaken(time().responseClass());
        since = now;
        deadline = time().deadline(now);
        answered = false;
        breached = false;
        closedAt = null;
        into = null;
    }

    void close(Instant now) {
        wake();
        withdraw();
        status = IncidentStatus.CLOSED;
        closedAt = now;
    }

    void sleep(@Nullable Instant until, boolean whenOk) {
        wakesTo = awake();
        sleepsUntil = until;
        wakesWhenOk = whenOk;
        status = IncidentStatus.SNOOZED;
    }

    void wake() {
        if (wakesTo != null) {
            status = wakesTo;
            wakesTo = null;
            sleepsUntil = null;
            wakesWhenOk = false;
        }
    }

    void feel(Severity felt, Instant now) {
        if (!pinned && !closed() && felt.worseThan(severity)) {
            rate(felt, now);
        }
    }

    void rate(Severity next, Instant now) {
        boolean worse = next.worseThan(severity);
        boolean same = next == severity;
        severity = next;
        Instant fromNow = time().deadline(now);
        if (!answered && worse && (deadline == null || (fromNow != null && fromNow.isBefore(deadline)))) {
            deadline = fromNow;
        } else if (!answered && !worse && !same) {
            deadline = time().deadline(since);
        }
        IncidentStatus untaken = IncidentStatus.untaken(time().responseClass());
        if (wakesTo != null && wakesTo != IncidentStatus.TAKEN) {
            wakesTo = untaken;
        } else if (wakesTo == null && status != IncidentStatus.TAKEN) {
            status = untaken;
        }
        if (worse) {
            wake();
        }
    }

    @Nullable String giver() {
        return before != null ? before : routedTo.equals(holder) ? null : routedTo;
    }

    @Override
    public String toString() {
        return String.join(
                " ",
                status.word(),
                String.valueOf(wakesTo),
                holder,
                String.valueOf(before),
                String.valueOf(offeredTo),
                String.valueOf(offeredUntil),
                severity.name(),
                "pinned " + pinned,
                "until " + sleepsUntil,
                "when ok " + wakesWhenOk,
                "deadline " + deadline,
                "answered " + answered,
                "breached " + breached,
                "closed " + closedAt,
                "into " + (into == null ? null : into.number));
    }
}
