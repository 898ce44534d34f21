package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertGrouped;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Cause;
import io.tocsin.core.alert.Told;
import io.tocsin.core.alert.Voice;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Tie;
import io.tocsin.core.incident.GroupKey;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.Subject;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.Groups.Newest;
import io.tocsin.core.store.KnownIncidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the alerts of one batch that fired to their incidents: the open one they belong to, one they are tied to, the open one
 * of their group, their own closed a moment ago, or a new one, in this order.
 */
final class IncidentDesk {

    /** Under this name a group alert speaks that nobody sent. */
    static final String TOCSIN = Mutes.TOCSIN;

    private final Rulebook rulebook;
    private final Board board;
    private final Ties ties;
    private final TieIndex inBatch;
    private final Ledger ledger;
    private final List<Fired> fired = new ArrayList<>();
    private final Map<Fingerprint, Severity> felt = new LinkedHashMap<>();
    private final Map<Fingerprint, Instant> feltAt = new HashMap<>();
    private final Calm calm;
    private final Map<IncidentNumber, Draft> drafts = new LinkedHashMap<>();
    private final Map<GroupKey, Newest> newest = new HashMap<>();
    private final List<Newest> opened = new ArrayList<>();

    IncidentDesk(Rulebook rulebook, Board board, TieIndex committed, Ledger ledger) {
        this.rulebook = rulebook;
        this.ledger = ledger;
        this.board = board;
        this.calm = new Calm(ledger, board);
        this.inBatch = new TieIndex();
        this.ties = new Ties(committed, inBatch, board);
    }

    /**
     * An interval opened, or an instant alert happened.
     *
     * @param source who said so
     */
    void fired(Watched alert, String source, Severity severity, Instant at, @Nullable Cause cause) {
        Told told = alert.state().told();
        if (told != null) {
            inBatch.add(alert.state());
            if (told.kind() == Kind.INSTANT) {
                calm.occurred(alert.state().fingerprint(), at);
            }
            fired.add(fired(alert.state().fingerprint(), told, source, severity, at, cause));
        }
    }

    /** An alert that fires already is worse now, or heard of again. */
    void felt(Watched alert, Severity severity, Instant at) {
        felt.merge(alert.state().fingerprint(), severity, Severity::worst);
        feltAt.putIfAbsent(alert.state().fingerprint(), at);
    }

    /** An alert is OK; a group alert that Tocsin made itself ends with the last of its members. */
    void resolved(AlertState before, Instant at, Instant on, Cause cause) {
        calm.resolved(before.fingerprint(), at);
        Fingerprint group = before.under();
        if (group == null || ties.anyoneElseUnder(group, before.fingerprint())) {
            return;
        }
        Watched watched = loaded(group);
        if (watched.state().status().open() && isOurs(watched.state())) {
            board.apply(watched, new AlertResolved(group, at, on, cause));
        }
    }

    /** Whether nobody but Tocsin speaks of the alert. */
    static boolean isOurs(AlertState alert) {
        return alert.voices().stream().allMatch(v -> v.source().equals(TOCSIN));
    }

    /** Decides; afterwards the board knows each alert's incident. */
    void decide() {
        if (!fired.isEmpty() || !felt.isEmpty()) {
            placeAll();
        }
        if (rulebook.closes()) {
            calm.lookSoon();
        }
        calm.settled().forEach((number, at) -> {
            Draft draft = stored(number);
            if (draft != null && draft.joined().stream().noneMatch(alert -> board.isOpen(alert, true))) {
                draft.becomeOk(at);
            }
        });
    }

    private void placeAll() {
        load();
        for (Fired alert : new ArrayList<>(fired)) {
            place(alert);
        }
        felt.forEach((fingerprint, severity) -> {
            IncidentNumber number = board.get(fingerprint).incident();
            Draft draft = draft(number);
            Instant at = feltAt.get(fingerprint);
            if (draft != null && draft.open() && at != null) {
                draft.feel(severity, at);
            }
        });
    }

    /** The events of all incidents that the batch changed. */
    List<Append> appends() {
        List<Append> appends = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            long sequence = draft.before() == null ? -1 : draft.before().sequence();
            for (IncidentEvent event : draft.events()) {
                appends.add(new Append(draft.number().stream(), ++sequence, event));
            }
        }
        return appends;
    }

    /** How they are afterwards. */
    List<KnownIncidents.Change> changed() {
        List<KnownIncidents.Change> changes = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            IncidentState before = draft.before();
            IncidentState state = before;
            for (IncidentEvent event : draft.events()) {
                state = IncidentState.evolve(state, event);
            }
            if (state != null && !draft.events().isEmpty()) {
                changes.add(new KnownIncidents.Change(before, state));
            }
        }
        return changes;
    }

    List<Newest> opened() {
        return opened;
    }

    private void load() {
        Set<GroupKey> keys = new LinkedHashSet<>();
        Set<IncidentNumber> numbers = new LinkedHashSet<>();
        for (Fired alert : fired) {
            keys.add(alert.key());
            add(numbers, board.get(alert.fingerprint()).incident());
            ties.of(alert.fingerprint(), alert.told())
                    .forEach(t -> add(
                            numbers, board.get(t.otherThan(alert.fingerprint())).incident()));
        }
        felt.keySet().forEach(f -> add(numbers, board.get(f).incident()));
        if (!keys.isEmpty()) {
            newest.putAll(ledger.newest(keys));
        }
        newest.values().forEach(n -> numbers.add(n.number()));
        load(numbers);
    }

    /** Also those that they were merged into. */
    private void load(Set<IncidentNumber> numbers) {
        Set<IncidentNumber> further = new LinkedHashSet<>();
        ledger.incidents(numbers).forEach((number, state) -> {
            drafts.put(number, Draft.of(state, rulebook));
            add(further, state.mergedInto());
        });
        further.removeAll(drafts.keySet());
        if (!further.isEmpty()) {
            load(further);
        }
    }

    private void place(Fired alert) {
        Fingerprint fingerprint = alert.fingerprint();
        Draft own = draft(board.get(fingerprint).incident());
        if (own != null && own.open()) {
            own.feel(alert.severity(), alert.at());
            return;
        }
        List<Ties.Tied> pairs = ties.of(fingerprint, alert.told());
        Draft tied = tiedTo(pairs, fingerprint);
        if (tied == null && pairs.isEmpty() && Ties.create(alert.told()) != null) {
            tied = createGroup(alert);
            pairs = ties.of(fingerprint, alert.told());
        }
        Newest latest = newest.get(alert.key());
        Draft group = latest == null ? null : draft(latest.number());
        if (tied != null) {
            join(tied, alert);
        } else if (group != null && group.open()) {
            join(group, alert);
        } else if (own != null && own.reopens(alert.at())) {
            own.reopen(fingerprint, alert.severity(), alert.at());
        } else {
            join(open(alert, latest, alert.why()), alert);
        }
        tie(pairs, alert);
    }

    private @Nullable Draft tiedTo(List<Ties.Tied> pairs, Fingerprint fingerprint) {
        for (Ties.Tied pair : pairs) {
            Draft draft = draft(board.get(pair.otherThan(fingerprint)).incident());
            if (draft != null && draft.open()) {
                if (pair.group().equals(fingerprint)) {
                    draft.causedBy(fingerprint);
                }
                return draft;
            }
        }
        return null;
    }

    private void tie(List<Ties.Tied> pairs, Fired alert) {
        for (Ties.Tied pair : pairs) {
            Watched member = board.get(pair.member());
            if (member.state().under() == null && member.state().status().open()) {
                Watched grouped =
                        board.apply(member, new AlertGrouped(pair.member(), alert.at(), pair.group(), pair.name()));
                inBatch.add(grouped.state());
            }
        }
    }

    private void join(Draft draft, Fired alert) {
        draft.join(alert.fingerprint(), alert.severity(), alert.at());
        if (alert.told().group()) {
            draft.causedBy(alert.fingerprint());
        }
        board.assign(alert.fingerprint(), draft.number());
    }

    private Draft open(Fired alert, @Nullable Newest latest, String grouping) {
        GroupKey key = alert.key();
        IncidentNumber number = ledger.number(alert.fingerprint());
        int generation = latest == null ? 1 : latest.generation() + 1;
        Told told = alert.told();
        Draft draft = Draft.opening(
                number,
                rulebook,
                new Draft.Opening(
                        told.project(),
                        told.trigger(),
                        told.title(),
                        told.text(),
                        told.incidentTodo(),
                        key,
                        generation,
                        grouping,
                        alert.subject()));
        Newest now = new Newest(key, generation, number);
        drafts.put(number, draft);
        newest.put(key, now);
        opened.add(now);
        return draft;
    }

    /** Makes the group alert that the tie describes, and its incident. */
    private @Nullable Draft createGroup(Fired alert) {
        Tie tie = Ties.create(alert.told());
        if (tie == null) {
            return null;
        }
        Told told = Fired.groupOf(tie, alert.told());
        Fingerprint fingerprint = Fingerprint.of(told.project(), told.trigger(), told.labels());
        Voice voice = new Voice(TOCSIN, "", alert.severity(), true, alert.at(), null);
        Watched group = board.apply(
                loaded(fingerprint),
                new AlertFired(fingerprint, alert.at(), told, voice, alert.at(), null, alert.cause()));
        inBatch.add(group.state());
        Fired first = fired(fingerprint, told, TOCSIN, alert.severity(), alert.at(), alert.cause());
        GroupKey key = first.key();
        Newest latest = newest.get(key);
        if (latest == null) {
            latest = ledger.newest(List.of(key)).get(key);
        }
        Draft draft = latest == null ? null : stored(latest.number());
        if (draft == null || !draft.open()) {
            draft = open(first, latest, "plk_create_group_if_not_exists__" + tie.name());
        }
        join(draft, first);
        return draft;
    }

    /** Of the incident, or of the one that it was merged into. */
    private @Nullable Draft draft(@Nullable IncidentNumber number) {
        Draft draft = number == null ? null : drafts.get(number);
        return draft == null || draft.mergedInto() == null ? draft : draft(draft.mergedInto());
    }

    private Watched loaded(Fingerprint fingerprint) {
        board.want(fingerprint);
        board.load(ledger);
        return board.get(fingerprint);
    }

    private @Nullable Draft stored(IncidentNumber number) {
        if (!drafts.containsKey(number)) {
            load(Set.of(number));
        }
        return draft(number);
    }

    private static void add(Set<IncidentNumber> numbers, @Nullable IncidentNumber number) {
        if (number != null) {
            numbers.add(number);
        }
    }

    /** The alert as the rules see it. */
    Subject subject(Told told, String source, Severity severity) {
        return Fired.subject(rulebook, told, source, severity);
    }

    private Fired fired(
            Fingerprint fingerprint, Told told, String source, Severity severity, Instant at, @Nullable Cause cause) {
        return Fired.of(rulebook, fingerprint, told, subject(told, source, severity), severity, at, cause);
    }
}
