package io.tocsin.projections;

import io.tocsin.core.alert.AlertDecider;
import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertGrouped;
import io.tocsin.core.alert.AlertMoved;
import io.tocsin.core.alert.AlertMuted;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.AlertUnmuted;
import io.tocsin.core.alert.Cause;
import io.tocsin.core.alert.Decision;
import io.tocsin.core.alert.Heard;
import io.tocsin.core.alert.Silences;
import io.tocsin.core.event.Event;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Signal;
import io.tocsin.core.incident.IncidentAbsorbed;
import io.tocsin.core.incident.IncidentDecider;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentReopenedByPerson;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.Joining;
import io.tocsin.core.label.Labels;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.store.EventLog;
import io.tocsin.core.store.History;
import io.tocsin.core.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A history that could have happened: events as the deciders of the core make them out of random words of a few sources about
 * a few dozen alerts, and random doings of people.
 */
public final class RandomHistory implements EventLog, History {

    private static final int ALERTS = 60;

    private final Random random;
    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<Integer, AlertState> alerts = new HashMap<>();
    private final Map<Integer, Heard> heard = new HashMap<>();
    private final Map<Integer, Long> incidentOf = new HashMap<>();
    private final Map<Long, IncidentState> incidents = new HashMap<>();
    private Instant now = Samples.T0.plusNanos(123_456_789);

    public RandomHistory(long seed, int size) {
        this.random = new Random(seed);
        while (events.size() < size) {
            step();
        }
    }

    /** As the alert's own events leave it; null for one of which nothing was heard. */
    public @Nullable AlertState alert(int number) {
        return alerts.get(number);
    }

    public Map<Long, IncidentState> incidents() {
        return incidents;
    }

    public static Fingerprint fingerprint(int number) {
        return Samples.alert(number + 1);
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        int from = (int) Math.min(position, events.size());
        return List.copyOf(events.subList(from, Math.min(events.size(), from + limit)));
    }

    @Override
    public long head() {
        return events.size();
    }

    @Override
    public List<StoredEvent> stream(String stream) {
        throw new UnsupportedOperationException("Nobody asks for a stream here");
    }

    /** When the event at the position was recorded. */
    public Instant recorded(long position) {
        return events.get((int) position - 1).recordedAt();
    }

    @Override
    public long at(Instant moment) {
        return events.stream().filter(e -> !e.recordedAt().isAfter(moment)).count();
    }

    @Override
    public long count(Collection<String> streams, long position, long atMost) {
        return Math.min(atMost, upTo(streams, position).count());
    }

    @Override
    public void each(Collection<String> streams, long position, Consumer<StoredEvent> each) {
        upTo(streams, position).forEach(each);
    }

    private Stream<StoredEvent> upTo(Collection<String> streams, long position) {
        Set<String> wanted = Set.copyOf(streams);
        return events.stream().limit(position).filter(event -> wanted.contains(event.stream()));
    }

    private void step() {
        now = now.plusMillis(random.nextInt(120_000)).plusNanos(random.nextInt(1000));
        int dice = random.nextInt(100);
        int number = random.nextInt(ALERTS);
        if (dice < 70) {
            hear(number);
        } else if (dice < 85) {
            Silences silences = random.nextInt(3) == 0 ? silent() : Silences.NONE;
            decided(number, AlertDecider.passTime(state(number), heard(number), silences, now));
        } else {
            people();
        }
    }

    private Silences silent() {
        return new Silences(Map.of("s0", now, "s1", now, "s2", now));
    }

    private void hear(int number) {
        Event event = event(number);
        Cause cause = new Cause(Samples.MESSAGE, 0);
        decided(number, AlertDecider.hear(state(number), heard(number), event, now, cause));
        if (random.nextInt(50) == 0) {
            happen(Samples.received());
        }
        if (random.nextInt(80) == 0) {
            happen(Samples.rejected(events.size(), "s" + random.nextInt(3)));
        }
    }

    private void decided(int number, Decision decision) {
        heard.put(number, decision.heard());
        for (AlertEvent event : decision.events()) {
            alert(number, event);
            if (event instanceof AlertFired && random.nextInt(6) == 0) {
                alert(number, new AlertMuted(event.fingerprint(), now, MuteId.of("mute " + random.nextInt(3)), false));
            } else if (event instanceof AlertFired) {
                place(number);
            } else if (state(number).mutedBy() != null && random.nextBoolean()) {
                alert(number, new AlertUnmuted(event.fingerprint(), now, MuteId.of("mute")));
                place(number);
            }
        }
    }

    private void alert(int number, AlertEvent event) {
        alerts.put(number, state(number).evolve(event));
        happen(event);
    }

    private void place(int number) {
        Long own = incidentOf.get(number);
        List<Long> open = incidents.values().stream()
                .filter(i -> !i.isClosed())
                .map(i -> i.number().value())
                .sorted()
                .toList();
        if (own != null && !incident(own).isClosed()) {
            return;
        }
        if (own != null && random.nextBoolean()) {
            incident(Samples.reopened(own, seconds(), number + 1L));
        } else if (open.isEmpty() || random.nextInt(4) == 0) {
            join(number, incidents.size() + 1L, true);
        } else {
            join(number, open.get(random.nextInt(open.size())), false);
        }
        if (random.nextInt(10) == 0) {
            alert(number, new AlertGrouped(fingerprint(number), now, fingerprint(random.nextInt(ALERTS)), "tie"));
        }
    }

    private void join(int number, long incident, boolean opens) {
        incidentOf.put(number, incident);
        incident(
                opens
                        ? Samples.opened(incident, seconds(), number + 1L)
                        : Samples.joined(incident, seconds(), number + 1L));
    }

    private void people() {
        if (incidents.isEmpty()) {
            return;
        }
        long number = 1 + random.nextInt(incidents.size());
        int dice = random.nextInt(10);
        if (dice == 0) {
            IncidentDecider.passTime(incident(number), now).forEach(this::incident);
        } else if (dice == 1) {
            incident(Samples.commented(number, seconds(), "zero \0 and bell \uD83D\uDD14"));
        } else if (dice == 2 && !incident(number).isClosed()) {
            incident(Samples.severityRaised(number, seconds(), Severity.ofLevel(1 + random.nextInt(9))));
        } else {
            RandomCommand command = new RandomCommand(random, incidents, incidentOf, alerts);
            command.on(number, now, incidents.size() + 1L).forEach(this::carryOut);
        }
    }

    private void carryOut(IncidentEvent event) {
        incident(event);
        boolean moves = event instanceof IncidentAbsorbed
                || event instanceof IncidentOpened
                || event instanceof IncidentReopenedByPerson;
        if (moves) {
            for (Fingerprint moved : Joining.of(event)) {
                int number = (int) moved.bits() - 1;
                incidentOf.put(number, event.number().value());
                alert(number, new AlertMoved(moved, now, event.number()));
            }
        }
    }

    private void incident(IncidentEvent event) {
        long number = event.number().value();
        incidents.put(number, IncidentState.evolve(incidents.get(number), event));
        happen(event);
    }

    private IncidentState incident(long number) {
        IncidentState state = incidents.get(number);
        if (state == null) {
            throw new IllegalStateException("No incident " + number);
        }
        return state;
    }

    private void happen(Object event) {
        String stream = switch (event) {
            case AlertEvent e -> e.fingerprint().toString();
            case IncidentEvent e -> e.number().stream();
            default -> "other";
        };
        long position = events.size() + 1L;
        events.add(new StoredEvent(position, stream, position, now, event));
    }

    private long seconds() {
        return Duration.between(Samples.T0, now).toSeconds();
    }

    private AlertState state(int number) {
        return alerts.getOrDefault(number, AlertState.unheard(fingerprint(number)));
    }

    private Heard heard(int number) {
        return heard.getOrDefault(number, Heard.nothing());
    }

    private Event event(int number) {
        boolean instant = number % 10 == 0 && random.nextInt(4) > 0;
        boolean repeats = number % 3 == 0;
        int threshold = random.nextInt(3);
        return new Event(
                0,
                fingerprint(number),
                "s" + random.nextInt(3),
                Samples.PROJECT,
                "T" + number % 7,
                Labels.of(Map.of("host", "h" + number, "severity", "t" + threshold, "zero\0", "\uD83D")),
                Labels.of(Map.of("pod", "p" + random.nextInt(40))),
                Labels.of(Map.of("summary", "at " + random.nextInt(5))),
                instant ? Kind.INSTANT : Kind.LASTING,
                instant || random.nextInt(3) > 0 ? Signal.FIRING : Signal.OK,
                now,
                random.nextInt(4) == 0 ? now.minusSeconds(random.nextInt(100)) : null,
                Severity.ofLevel(1 + 3 * threshold),
                "t" + threshold,
                random.nextInt(6) == 0 ? Duration.ofMinutes(2) : null,
                repeats ? Duration.ofMinutes(3) : null,
                List.of(),
                List.of(),
                false,
                false,
                false,
                false,
                random.nextInt(5));
    }
}
