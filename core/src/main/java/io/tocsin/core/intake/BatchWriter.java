package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.Cause;
import io.tocsin.core.alert.Effect;
import io.tocsin.core.event.Event;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Signal;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Fault;
import io.tocsin.core.message.MessageArrival;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.message.MessageRedelivered;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.KnownIncidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides one batch and writes it, all in one unit of work: what was done before, alerts, incidents, messages, one append. What
 * it returns counts only once it is committed.
 */
final class BatchWriter {

    /** How many faults of a message its domain event tells. */
    private static final int FAULTS_TOLD = 20;

    /**
     * What a batch came to.
     *
     * @param receipts one for each submission; null for one that was out of turn and is not stored
     */
    record Written(List<@Nullable Receipt> receipts, Board board, List<IncidentState> incidents, int events) {}

    /** The same of a look at the sources. */
    record Turned(SourceWatch.Turn turn, Written written) {}

    /** What holds for a batch. */
    record Rules(Rulebook rulebook, Mutes mutes) {}

    private final EventStorage storage;
    private final SourceWatch sources;
    private final Recollection memory;
    private final Ledger ledger;

    BatchWriter(EventStorage storage, SourceWatch sources, Recollection memory) {
        this.storage = storage;
        this.sources = sources;
        this.memory = memory;
        this.ledger = new StoredLedger(storage, memory.incidents, memory.numbers);
    }

    /** @throws io.tocsin.core.store.ConflictException when another writer was faster: nothing was written */
    Written write(List<Submission> batch, List<Fingerprint> due, Instant now, Rules rules) {
        return storage.inOneUnit(() -> decideAndAppend(batch, due, List.of(), List.of(), now, rules));
    }

    /**
     * Decides who is silent, and tells of it.
     *
     * @throws io.tocsin.core.store.ConflictException when another writer was faster: nothing was written
     */
    Turned turn(List<String> names, Instant now, Rules rules) {
        return storage.inOneUnit(() -> {
            SourceWatch.Turn turn = sources.decide(names, now, rules.rulebook());
            return new Turned(turn, decideAndAppend(List.of(), List.of(), turn.appends(), turn.words(), now, rules));
        });
    }

    private Written decideAndAppend(
            List<Submission> batch,
            List<Fingerprint> due,
            List<Append> ofSources,
            List<OwnWord> own,
            Instant now,
            Rules rules) {
        Before before = new Before(storage.once(), batch);
        Board board = new Board(memory.alerts::get, now);
        want(batch, due, board);
        board.load(ledger);
        IncidentDesk desk = new IncidentDesk(rules.rulebook(), board, memory.ties, ledger);
        Watchdogs watchdogs = new Watchdogs(rules.rulebook());
        AlertDesk alerts =
                new AlertDesk(board, desk, watchdogs, new AlertDesk.Times(rules.mutes(), sources.silences(), now));
        List<@Nullable Receipt> receipts = new ArrayList<>(batch.size());
        List<Submission> fresh = new ArrayList<>(batch.size());
        for (Submission submission : batch) {
            MessageId first = before.seen(submission);
            if (before.isOutOfTurn(submission)) {
                receipts.add(null);
                continue;
            }
            if (first != null) {
                receipts.add(duplicate(submission, first));
            } else {
                receipts.add(hear(submission, alerts));
                fresh.add(submission);
                before.add(submission);
            }
            before.moveOn(submission);
        }
        alerts.passTime(due, storage.mutedAlerts());
        List<OwnWord> words = new ArrayList<>(own);
        words.addAll(watchdogs.words());
        for (Submission submission : sayable(words, now, board)) {
            receipts.add(hear(submission, alerts));
            fresh.add(submission);
        }
        desk.decide();
        List<KnownIncidents.Change> changes = desk.changed();
        List<Append> appends = new ArrayList<>(ofSources);
        appends.addAll(incidentByIncident(board, desk));
        appends.addAll(messages(fresh, receipts));
        storage.incidents().save(changes);
        write(fresh, board, desk, before, appends);
        return new Written(
                receipts,
                board,
                changes.stream().map(KnownIncidents.Change::after).toList(),
                appends.size());
    }

    private void write(List<Submission> fresh, Board board, IncidentDesk desk, Before before, List<Append> appends) {
        if (!fresh.isEmpty()) {
            storage.bodies().store(fresh.stream().map(Submission::body).toList());
        }
        storage.once().remember(before.outcomes());
        storage.once().moveOn(before.offsets(), before.nextOffsets());
        storage.groups().opened(desk.opened());
        storage.alerts().save(board.changed());
        if (!appends.isEmpty()) {
            storage.append(appends);
        }
    }

    /**
     * What happened to the alerts of an incident stands right before what happened to the incident: who reads on from any
     * place in a large batch has few of them half.
     */
    private static List<Append> incidentByIncident(Board board, IncidentDesk desk) {
        List<Append> together = new ArrayList<>();
        Map<IncidentNumber, List<Append>> incidents = new LinkedHashMap<>();
        for (Append append : board.appends()) {
            IncidentNumber number = append.event() instanceof AlertEvent e
                    ? board.get(e.fingerprint()).incident()
                    : null;
            (number == null ? together : incidents.computeIfAbsent(number, n -> new ArrayList<>())).add(append);
        }
        for (Append append : desk.appends()) {
            incidents
                    .computeIfAbsent(IncidentNumber.ofStream(append.stream()), n -> new ArrayList<>())
                    .add(append);
        }
        incidents.values().forEach(together::addAll);
        return together;
    }

    private static void want(List<Submission> batch, List<Fingerprint> due, Board board) {
        due.forEach(board::wantDue);
        for (Submission submission : batch) {
            for (Event event : submission.reading().events()) {
                board.want(event.fingerprint());
            }
        }
    }

    /** Those of Tocsin's own words that are news, with what is known of their alerts. */
    private List<Submission> sayable(List<OwnWord> words, Instant now, Board board) {
        List<Submission> said =
                words.stream().map(word -> Submission.of(word, now)).toList();
        said.forEach(submission -> submission.reading().events().forEach(e -> board.wantStored(e.fingerprint())));
        board.load(ledger);
        return said.stream()
                .filter(submission -> submission.reading().events().stream().noneMatch(e -> isKnown(e, board)))
                .toList();
    }

    private static boolean isKnown(Event event, Board board) {
        return board.get(event.fingerprint()).state().status().open() == (event.signal() == Signal.FIRING);
    }

    private static Receipt hear(Submission submission, AlertDesk alerts) {
        List<Event> events = submission.reading().events();
        List<Effect> effects = new ArrayList<>(events.size());
        Instant now = submission.delivery().receivedAt();
        for (Event event : events) {
            effects.add(alerts.hear(event, now, new Cause(submission.delivery().id(), event.index())));
        }
        return new Receipt(
                submission.delivery().id(),
                events,
                effects,
                submission.reading().faults(),
                submission.rejected());
    }

    private static Receipt duplicate(Submission submission, MessageId first) {
        List<Event> events = submission.reading().events();
        return new Receipt(
                first,
                events,
                Collections.nCopies(events.size(), Effect.DUPLICATE),
                submission.reading().faults(),
                submission.rejected());
    }

    private static List<Append> messages(List<Submission> fresh, List<@Nullable Receipt> receipts) {
        Map<MessageId, Receipt> byMessage = HashMap.newHashMap(receipts.size());
        receipts.stream().filter(Objects::nonNull).forEach(r -> byMessage.putIfAbsent(r.message(), r));
        List<Append> appends = new ArrayList<>(fresh.size());
        for (Submission submission : fresh) {
            MessageId id = submission.delivery().id();
            Receipt receipt = byMessage.get(id);
            if (receipt != null) {
                appends.add(new Append(id.toString(), 0, message(submission, receipt)));
                Submission.Again again = submission.again();
                if (again != null) {
                    appends.add(redelivered(again, submission.delivery()));
                }
            }
        }
        return appends;
    }

    private static Append redelivered(Submission.Again again, Delivery delivery) {
        MessageId before = again.message();
        return new Append(
                before.toString(), 1, new MessageRedelivered(before, delivery.receivedAt(), again.by(), delivery.id()));
    }

    private static MessageArrival message(Submission submission, Receipt receipt) {
        List<Fault> faults = submission.reading().faults();
        List<Fault> told = faults.size() > FAULTS_TOLD ? List.copyOf(faults.subList(0, FAULTS_TOLD)) : faults;
        if (submission.rejected()) {
            return new MessageRejected(receipt.message(), submission.envelope(), told);
        }
        int[] counts = new int[Effect.values().length];
        receipt.effects().forEach(effect -> counts[effect.ordinal()]++);
        Map<String, Integer> effects = new LinkedHashMap<>();
        for (Effect effect : Effect.values()) {
            if (counts[effect.ordinal()] > 0) {
                effects.put(effect.word(), counts[effect.ordinal()]);
            }
        }
        return new MessageReceived(
                receipt.message(), submission.envelope(), receipt.events().size(), effects, told);
    }
}
