package io.tocsin.core.bench;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Cause;
import io.tocsin.core.alert.Told;
import io.tocsin.core.alert.Voice;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.incident.Facts;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentCommand.CloseIncident;
import io.tocsin.core.incident.IncidentCommand.TakeIncident;
import io.tocsin.core.incident.IncidentDecider;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.People;
import io.tocsin.core.incident.Ruling;
import io.tocsin.core.intake.Notebook;
import io.tocsin.core.intake.Rehearsal;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.Envelope;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.RulebookApplied;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.EventStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A month of a few hundred machines: alerts come and go, people take most incidents and close them. Each batch is a transaction,
 * as the intake writes them. The same events each time.
 */
final class Month {

    /** The rules that hold in it. */
    static final String YAML = """
            projects:
              default: {service_level: Gold, holder: "#l1"}
            teams:
              l1: {members: ["@a", "@b"]}
            grouping:
              - {match: 'trigger =~ "^Kubernetes"', by: [project, ~kubernetes, ~namespace]}
            routing:
              - '~team = team-3 -> @c'
              - 'trigger = Kubernetes6 -> @d'
            closing:
              - {match: 'severity >= S5', close_when_ok_after: 1h}
            """;

    static final Instant END = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant BEGIN = END.minus(Duration.ofDays(30));
    private static final int OF_A_BATCH = 12;
    private static final int ALERTS = 20_000;
    private static final int CLOSED_REMEMBERED = 20_000;

    private final EventStorage storage;
    private final SplittableRandom random = new SplittableRandom(4711);
    private final Notebook book = new Notebook(opener -> new IncidentNumber(++this.numbers));
    private final Map<String, Long> sequences = new HashMap<>();
    private final Deque<IncidentNumber> work = new ArrayDeque<>();
    private final Deque<IncidentNumber> done = new ArrayDeque<>();
    private final Rulebook rulebook = rulebook(YAML);
    private final Clockwork clockwork = new Clockwork(book, rulebook);
    private long numbers;
    private long written;
    private long closedByRule;

    private Month(EventStorage storage) {
        this.storage = storage;
    }

    /**
     * Stores so many events, or a few more.
     *
     * @return how many incidents were closed by the rule
     */
    static long store(EventStorage storage, long events) {
        Month month = new Month(storage);
        month.store(events);
        return month.closedByRule;
    }

    static Rulebook rulebook(String yaml) {
        return switch (RulebookReader.read(yaml, 1)) {
            case RulebookReading.Accepted accepted -> accepted.rulebook();
            case RulebookReading.Refused refused ->
                throw new IllegalArgumentException(refused.problems().toString());
        };
    }

    private void store(long events) {
        write(List.of(new RulebookApplied(1, BEGIN, "@a", null, YAML)));
        while (written < events) {
            Instant now = BEGIN.plusSeconds(Duration.ofDays(30).toSeconds() * written / events);
            time(now);
            hear(now);
            people(now);
        }
        time(END);
    }

    private void hear(Instant now) {
        MessageId message = MessageId.next(now);
        List<AlertEvent> alerts = new ArrayList<>();
        for (int i = 0; i < OF_A_BATCH; i++) {
            alerts.add(word(random.nextInt(ALERTS / OF_A_BATCH) * OF_A_BATCH + i, now, new Cause(message, i)));
        }
        List<Object> all = new ArrayList<>(alerts);
        List<IncidentEvent> decided = Rehearsal.decide(book, alerts, rulebook, alert -> Optional.empty());
        clockwork.happened(decided);
        book.takeLooks().forEach(clockwork::look);
        for (IncidentEvent event : decided) {
            all.add(event);
            if (!work.contains(event.number()) && work.size() < 50) {
                work.add(event.number());
            }
        }
        all.add(new MessageReceived(
                message,
                new Envelope("bench", Format.NATIVE, "application/json", now, 4_000, "", 1, null, null),
                OF_A_BATCH,
                Map.of("raised", OF_A_BATCH),
                List.of()));
        write(all);
    }

    private AlertEvent word(int alert, Instant now, Cause cause) {
        Told told = told(alert);
        Fingerprint fingerprint = Fingerprint.of(told.project(), told.trigger(), told.labels());
        AlertState state = book.alert(fingerprint);
        if (state != null && state.status().open()) {
            return new AlertResolved(fingerprint, now, now, cause);
        }
        Severity severity = Severity.ofLevel(2 + alert % 7);
        Voice voice = new Voice("bench", "", severity, true, now, null);
        return new AlertFired(fingerprint, now, told, voice, now, null, cause);
    }

    private void time(Instant now) {
        for (List<IncidentEvent> events = clockwork.next(now); events != null; events = clockwork.next(now)) {
            for (IncidentEvent event : events) {
                if (event instanceof IncidentClosedByRule) {
                    closedByRule++;
                    done.add(event.number());
                }
            }
            write(List.copyOf(events));
        }
    }

    private void people(Instant now) {
        for (int i = 0; i < 3 && !work.isEmpty(); i++) {
            IncidentNumber number = work.removeFirst();
            IncidentState state = book.incident(number);
            if (state != null && !state.isClosed()) {
                boolean taken = state.clock().answered();
                order(
                        state,
                        taken
                                ? new CloseIncident(number, now, "@a", "done", null, 0)
                                : new TakeIncident(number, now, "@a", null));
                (taken ? done : work).add(number);
            }
        }
        while (done.size() > CLOSED_REMEMBERED) {
            IncidentNumber number = done.removeFirst();
            IncidentState state = book.incident(number);
            if (state != null && state.isClosed()) {
                book.forget(number);
            }
        }
    }

    private void order(IncidentState state, IncidentCommand command) {
        Facts facts = Facts.of(1, rulebook.matrix(), new Anybody());
        if (IncidentDecider.decide(state, command, facts) instanceof Ruling.Accepted accepted) {
            accepted.events().forEach(book::note);
            clockwork.happened(accepted.events());
            clockwork.look(state.number(), command.at());
            write(List.copyOf(accepted.events()));
        }
    }

    private void write(List<?> events) {
        List<Append> appends = new ArrayList<>();
        for (Object event : events) {
            String stream = stream(event);
            appends.add(new Append(stream, sequences.merge(stream, 0L, (last, zero) -> last + 1), event));
        }
        storage.inOneUnit(() -> {
            storage.append(appends);
            return appends;
        });
        written += appends.size();
    }

    private static String stream(Object event) {
        return switch (event) {
            case AlertEvent e -> e.fingerprint().toString();
            case IncidentEvent e -> e.number().stream();
            case MessageReceived e -> e.id().toString();
            default -> "rulebook";
        };
    }

    private static Told told(int alert) {
        boolean kubernetes = alert % 3 == 0;
        Map<String, String> labels = new HashMap<>();
        labels.put("instance", "10.0." + alert / 250 + "." + alert % 250 + ":9100");
        labels.put("kubernetes", "cluster-" + alert % 5);
        labels.put("namespace", "namespace-" + alert / 7 % 40);
        labels.put("pod", "pod-" + alert);
        labels.put("team", "team-" + alert % 20);
        labels.put("env", alert % 4 == 0 ? "dev" : "prod");
        Map<String, String> annotations = Map.of(
                "summary",
                "Something is slow on pod-" + alert,
                "description",
                "It has been slow for more than five minutes, and people may notice it soon.");
        return new Told(
                "default",
                (kubernetes ? "Kubernetes" : "Host") + alert % 60,
                Labels.of(labels),
                Labels.none(),
                Labels.of(annotations),
                List.of(),
                Kind.LASTING,
                List.of(),
                false,
                false,
                false,
                false,
                0);
    }

    /** Everybody may do everything. */
    private record Anybody() implements People {

        @Override
        public boolean isMember(String person, String team) {
            return true;
        }

        @Override
        public boolean isTeam(String team) {
            return true;
        }

        @Override
        public boolean isAdmin(String person) {
            return true;
        }
    }
}
