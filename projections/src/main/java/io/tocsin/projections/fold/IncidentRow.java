package io.tocsin.projections.fold;

import io.tocsin.core.alert.Status;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentSnoozed;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.Relation;
import io.tocsin.core.incident.Response;
import io.tocsin.core.incident.Why;
import io.tocsin.core.label.Labels;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.projections.labels.LabelHash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code incident}; may be kept between batches. One thread. */
final class IncidentRow {

    /** How many triggers of an incident's alerts are kept. */
    static final int TRIGGERS = 20;

    final long number;

    /** It is in the table. */
    boolean stored;

    /** Only the counts are other than in the table. */
    boolean counted;

    /** More than the counts is other than in the table. */
    boolean changed;

    String project = "";
    Set<String> triggers = new LinkedHashSet<>();
    String title = "";
    String text = "";
    int level;
    String serviceLevel = "";
    IncidentStatus status = IncidentStatus.NEW;
    String holder = "";
    Instant opened = Instant.EPOCH;

    @Nullable Instant taken;

    @Nullable Instant closed;

    @Nullable Instant deadline;

    ResponseClass responseClass = ResponseClass.RETROSPECTIVE;

    @Nullable Long cause;

    Why why = new Why(0, "", "");

    @Nullable String resolution;

    Union labels = new Union();
    Set<String> sources = new LinkedHashSet<>();
    int alerts;
    int pending;
    int firing;
    int unknown;
    int ok;

    /** The sum of the occurrences of the alerts that count to it. */
    long flaps;

    int comments;

    boolean pinned;
    boolean breached;

    /** Microseconds that an answer came too late, the most of them where one was asked for more than once; 0 for never. */
    long overrun;

    @Nullable String offeredTo;

    /** Null unless it is snoozed. */
    @Nullable IncidentStatus awake;

    @Nullable Instant snoozedUntil;

    boolean wakeWhenOk;

    @Nullable String snoozedBy;

    @Nullable String snoozeComment;

    @Nullable Long mergedInto;

    @Nullable Long splitFrom;

    /** Of what its alerts have in common. */
    long groupHash;

    /** Of its project and the trigger that it opened with. */
    long triggerHash;

    /** The numbers of incidents, in the order in which they were named. */
    Set<Long> causes = new LinkedHashSet<>();

    Set<Long> consequences = new LinkedHashSet<>();

    /** The position of the event that opened it. */
    long began;

    /** The position of the last event of its own that changed it. */
    long turned;

    /** The position of the last event that changed it, of its own or of its alerts. */
    long moved;

    /** What it can be found by; see the table {@code incident_label}. */
    final IntSet ids = new IntSet();

    /** Those of them that are not in the table yet. */
    List<Integer> freshIds = new ArrayList<>();

    IncidentRow(long number) {
        this.number = number;
    }

    static IncidentRow opened(IncidentOpened event, long position) {
        IncidentRow row = new IncidentRow(event.number().value());
        row.began = position;
        row.turned = position;
        row.moved = position;
        row.project = Words.safe(event.project());
        row.triggers.add(Words.safe(event.trigger()));
        row.groupHash = LabelHash.of(event.group().text());
        row.triggerHash = LabelHash.of(event.project() + '\n' + event.trigger());
        row.title = Words.safe(event.title());
        row.text = Words.safe(event.text());
        row.serviceLevel = Words.safe(event.serviceLevel());
        row.holder = Words.safe(event.holder());
        row.opened = AlertFold.micros(event.at());
        row.level = event.severity().level();
        row.why = new Why(
                event.why().rulebook(),
                Words.safe(event.why().routing()),
                Words.safe(event.why().grouping()));
        row.cause = event.cause() == null ? null : event.cause().bits();
        row.answer(event.status(), event.response());
        return row;
    }

    /** Does what an event does to it, and keeps the position of the event if that changes anything. */
    void move(long position, boolean own, Runnable change) {
        boolean countedBefore = counted;
        boolean changedBefore = changed;
        counted = false;
        changed = false;
        change.run();
        if (counted || changed) {
            moved = position;
            turned = own ? position : turned;
        }
        counted |= countedBefore;
        changed |= changedBefore;
    }

    /** The table has it as it is now. */
    void written() {
        stored = true;
        counted = false;
        changed = false;
    }

    void answer(IncidentStatus now, Response response) {
        status = now;
        responseClass = response.responseClass();
        deadline = response.deadline() == null ? null : AlertFold.micros(response.deadline());
        changed = true;
    }

    void turn(IncidentStatus now) {
        status = now;
        changed = true;
    }

    void hold(String person) {
        holder = person;
        offeredTo = null;
        changed = true;
    }

    void offer(@Nullable String to) {
        offeredTo = to;
        changed = true;
    }

    void rate(int severity, IncidentStatus now, Response response, Instant at) {
        settle(at);
        level = severity;
        answer(now, response);
        if (awake != null && awake != IncidentStatus.TAKEN) {
            awake = IncidentStatus.untaken(response.responseClass());
        }
    }

    void snooze(IncidentSnoozed event) {
        awake = awake == null ? status : awake;
        snoozedUntil = event.until() == null ? null : AlertFold.micros(event.until());
        wakeWhenOk = event.wakeWhenOk();
        snoozedBy = Words.safe(event.by());
        snoozeComment = Words.safeOrNull(event.comment());
        turn(IncidentStatus.SNOOZED);
    }

    void wake(IncidentStatus now) {
        awake = null;
        snoozedUntil = null;
        wakeWhenOk = false;
        snoozedBy = null;
        snoozeComment = null;
        turn(now);
    }

    void take(String person, Instant at) {
        settle(at);
        taken = taken == null ? AlertFold.micros(at) : taken;
        hold(person);
        wake(IncidentStatus.TAKEN);
    }

    void close(Instant at) {
        settle(at);
        wake(IncidentStatus.CLOSED);
        closed = AlertFold.micros(at);
        offeredTo = null;
    }

    void reopen(IncidentStatus now, Response response, Instant at) {
        settle(at);
        wake(now);
        closed = null;
        mergedInto = null;
        answer(now, response);
    }

    void describe(@Nullable String newTitle, @Nullable String newText) {
        title = newTitle == null ? title : Words.safe(newTitle);
        text = newText == null ? text : Words.safe(newText);
        changed = true;
    }

    void breach() {
        breached = true;
        changed = true;
    }

    /** The deadline that held until then holds no more; whether somebody still waits for an answer is told by the status. */
    private void settle(Instant at) {
        if (deadline != null && isWaiting() && at.isAfter(deadline)) {
            breached = true;
            overrun = Math.max(overrun, ChronoUnit.MICROS.between(deadline, AlertFold.micros(at)));
        }
    }

    private boolean isWaiting() {
        return switch (awake == null ? status : awake) {
            case NEW, TODO, RETROSPECTIVE -> true;
            case TAKEN, SNOOZED, CLOSED -> false;
        };
    }

    void relate(long other, Relation.Role as) {
        unrelate(other);
        (as == Relation.Role.CAUSE ? consequences : causes).add(other);
    }

    void unrelate(long other) {
        causes.remove(other);
        consequences.remove(other);
        changed = true;
    }

    void causedBy(@Nullable Fingerprint group) {
        if (group != null) {
            cause = group.bits();
            changed = true;
        }
    }

    /** An alert of that status counts to it. */
    void count(Status status) {
        count(status, 1);
    }

    /** One alert of that status less counts to it. */
    void discount(Status status) {
        count(status, -1);
    }

    /** What its alerts have, it has. */
    void unite(String trigger, Labels more) {
        changed |= triggers.size() < TRIGGERS && triggers.add(trigger);
        changed |= labels.add(more);
    }

    /** It can be found by these from now on. */
    void findBy(int... some) {
        for (int id : some) {
            if (ids.add(id)) {
                freshIds.add(id);
            }
        }
    }

    void flapped(long times) {
        if (times != 0) {
            flaps += times;
            counted = true;
        }
    }

    void commented() {
        comments++;
        counted = true;
    }

    void unite(Collection<String> heardFrom) {
        for (String source : heardFrom) {
            changed |= sources.size() < AlertRow.SOURCES && sources.add(source);
        }
    }

    private void count(Status status, int step) {
        alerts += step;
        switch (status) {
            case PENDING -> pending += step;
            case FIRING -> firing += step;
            case UNKNOWN -> unknown += step;
            case OK -> ok += step;
            case NONE -> {}
        }
        counted = true;
    }
}
