package io.tocsin.core.backtest;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.Cause;
import io.tocsin.core.alert.Told;
import io.tocsin.core.alert.Voice;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.incident.Facts;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentDecider;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.Members;
import io.tocsin.core.incident.Ruling;
import io.tocsin.core.intake.Notebook;
import io.tocsin.core.intake.Rehearsal;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.RulebookApplied;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Something that happened, played in memory and written down as the store would have it. */
final class Stage implements Past {

    static final String SOURCE = "test";

    private static final MessageId MESSAGE = MessageId.next(Instant.EPOCH);

    Instant now = Instant.parse("2026-10-26T15:00:00Z");
    private final List<StoredEvent> log = new ArrayList<>();
    private final Notebook book = new Notebook(opener -> number());
    private Rulebook rulebook = Rulebook.builtIn();
    private long numbers;
    private long transactions;

    /** From now on these rules hold. */
    void follow(String yaml) {
        long version = rulebook.version() + 1;
        rulebook = rulebook(yaml, version);
        write(List.of(new RulebookApplied(version, now, "@a", null, yaml)));
    }

    void pass(Duration time) {
        now = now.plus(time);
        for (IncidentState state : List.copyOf(book.incidents())) {
            tell(IncidentDecider.passTime(state, now));
        }
    }

    /** An alert fires that its source gives no severity. */
    void fire(String trigger, String... labels) {
        fire(Severity.S4, trigger, labels);
    }

    void fire(Severity severity, String trigger, String... labels) {
        Told told = told(trigger, labels);
        Voice voice = new Voice(SOURCE, "", severity, true, now, null);
        Cause cause = new Cause(MESSAGE, 0);
        hear(List.of(new AlertFired(alert(trigger, labels), now, told, voice, now, null, cause)));
    }

    void ok(String trigger, String... labels) {
        hear(List.of(new AlertResolved(alert(trigger, labels), now, now, new Cause(MESSAGE, 0))));
    }

    void order(IncidentCommand command) {
        IncidentState state = Objects.requireNonNull(book.incident(command.number()));
        Map<Fingerprint, Members.Member> members = new LinkedHashMap<>();
        book.members(command.number()).forEach((alert, known) -> members.put(alert, known.member()));
        Facts facts =
                Facts.of(rulebook.version(), rulebook.matrix(), Everybody.MAY).with(new Members(members));
        switch (command) {
            case IncidentCommand.MergeIncident c -> facts = facts.with(book.incident(c.into()));
            case IncidentCommand.SplitIncident ignored -> facts = facts.with(number());
            default -> {}
        }
        switch (IncidentDecider.decide(state, command, facts)) {
            case Ruling.Accepted accepted -> tell(accepted.events());
            case Ruling.Rejected rejected -> throw new AssertionError(rejected.rejection());
        }
    }

    void take(long number) {
        order(new IncidentCommand.TakeIncident(new IncidentNumber(number), now, "@a", null));
    }

    void close(long number) {
        order(new IncidentCommand.CloseIncident(new IncidentNumber(number), now, "@a", null, null, 0));
    }

    /** All of it under these rules, from so many days ago on. */
    Result backtest(String yaml, int days) {
        Run run = new Run(this, Runnable::run, rulebook(yaml, 9), now.minus(Duration.ofDays(days)), now, 1_000);
        return Objects.requireNonNull(run.run());
    }

    static Fingerprint alert(String trigger, String... labels) {
        Told told = told(trigger, labels);
        return Fingerprint.of(told.project(), told.trigger(), told.labels());
    }

    static Rulebook rulebook(String yaml, long version) {
        return switch (RulebookReader.read(yaml, version)) {
            case RulebookReading.Accepted accepted -> accepted.rulebook();
            case RulebookReading.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    @Override
    public long head() {
        return log.size();
    }

    @Override
    public long before(Instant moment) {
        return log.stream()
                .filter(stored -> at(stored.event()).isBefore(moment))
                .mapToLong(StoredEvent::position)
                .max()
                .orElse(0);
    }

    @Override
    public List<StoredEvent> after(long position, long until, int limit) {
        return log.stream()
                .filter(stored -> stored.position() > position && stored.position() <= until)
                .limit(limit)
                .toList();
    }

    @Override
    public List<IncidentEvent> incident(IncidentNumber number, long until) {
        return log.stream()
                .filter(stored -> stored.position() <= until)
                .map(StoredEvent::event)
                .filter(IncidentEvent.class::isInstance)
                .map(IncidentEvent.class::cast)
                .filter(event -> event.number().equals(number))
                .toList();
    }

    private void hear(List<AlertEvent> alerts) {
        List<Object> all = new ArrayList<>(alerts);
        all.addAll(Rehearsal.decide(book, alerts, rulebook, alert -> Optional.empty()));
        write(all);
    }

    private void tell(List<IncidentEvent> events) {
        events.forEach(book::note);
        write(List.copyOf(events));
    }

    private void write(List<?> events) {
        transactions++;
        for (Object event : events) {
            log.add(new StoredEvent(log.size() + 1L, "any", 0, Instant.EPOCH.plusSeconds(transactions), event));
        }
    }

    private IncidentNumber number() {
        return new IncidentNumber(++numbers);
    }

    private static Instant at(Object event) {
        return switch (event) {
            case AlertEvent e -> e.at();
            case IncidentEvent e -> e.at();
            default -> ((RulebookApplied) event).at();
        };
    }

    private static Told told(String trigger, String... labels) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            map.put(labels[i], labels[i + 1]);
        }
        return new Told(
                "default",
                trigger,
                Labels.of(map),
                Labels.none(),
                Labels.none(),
                List.of(),
                Kind.LASTING,
                List.of(),
                false,
                false,
                false,
                false,
                0);
    }
}
