package io.tocsin.core.backtest;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentSnoozed;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.intake.Notebook;
import io.tocsin.core.intake.Rehearsal;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.timer.Gathered;
import io.tocsin.core.timer.Passing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The same alerts and the same people under one rulebook. What time does happens at the moment at which it is due. For one
 * thread.
 */
final class World implements Gathered {

    /** As the timers do with one that is just snoozed until it is OK. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private record Due(Instant at, IncidentNumber number) {}

    private final Notebook book;
    private final Map<IncidentNumber, Story> stories = new HashMap<>();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private final Map<IncidentNumber, Instant> queued = new HashMap<>();
    private final Map<IncidentNumber, Instant> looks = new HashMap<>();
    private final Deque<IncidentNumber> closed = new ArrayDeque<>();
    private final Map<IncidentNumber, Fingerprint> fresh = new LinkedHashMap<>();
    private Rulebook rulebook;
    private Passing passing;
    private int breaches;
    private int opened;

    /**
     * Its rules look at what is OK already.
     *
     * @param book as it is when this world begins; is its own from now on
     */
    World(Notebook book, Rulebook rulebook, Instant from) {
        this.book = book;
        this.rulebook = rulebook;
        this.passing = new Passing(this, rulebook);
        for (IncidentState state : book.incidents()) {
            stories.put(state.number(), Story.before());
            schedule(state.number());
        }
        look(from);
    }

    Notebook book() {
        return book;
    }

    Rulebook rulebook() {
        return rulebook;
    }

    @Nullable Story story(IncidentNumber number) {
        return stories.get(number);
    }

    /** Incidents that were opened, not counting those that people split off. */
    int opened() {
        return opened;
    }

    int breaches() {
        return breaches;
    }

    /** From the moment on these rules hold; they look at what is OK already. */
    void follow(Rulebook now, Instant at) {
        rulebook = now;
        passing = new Passing(this, now);
        look(at);
    }

    /** All that is due until the moment. */
    void pass(Instant until) {
        for (Due due = queue.peek(); due != null && !due.at.isAfter(until); due = queue.peek()) {
            queue.poll();
            if (queued.remove(due.number, due.at)) {
                pass(due);
            }
        }
    }

    /**
     * What became of alerts in one batch.
     *
     * @param otherwise what is muted beside what is known to have been
     */
    void hear(List<AlertEvent> batch, Rehearsal.Otherwise otherwise) {
        tell(Rehearsal.decide(book, batch, rulebook, otherwise));
        book.takeLooks().forEach(this::look);
    }

    /** What a person's command does, decided already. */
    void carryOut(List<IncidentEvent> events, Instant at) {
        events.forEach(book::note);
        tell(events);
        for (IncidentEvent event : events) {
            if (event instanceof IncidentSnoozed e && e.wakeWhenOk()) {
                look(e.number(), e.at().plus(LOOK_AGAIN));
            } else if (rulebook.closes()) {
                look(event.number(), at);
            }
        }
    }

    /** Those that were closed since this was asked last. */
    @Nullable IncidentNumber nextClosed() {
        return closed.poll();
    }

    /** Those that were opened since this was asked last, each with the first of its alerts. */
    Map<IncidentNumber, Fingerprint> takeFresh() {
        Map<IncidentNumber, Fingerprint> taken = Map.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    /** One that had been forgotten, as it was. */
    void restore(IncidentState state, Collection<Fingerprint> alerts) {
        book.restore(state, alerts);
        stories.put(state.number(), Story.before());
        schedule(state.number());
    }

    void forget(IncidentNumber number) {
        book.forget(number);
        stories.remove(number);
        queued.remove(number);
        looks.remove(number);
    }

    @Override
    public boolean anyOpen(IncidentNumber number) {
        return book.members(number).values().stream()
                .anyMatch(alert -> alert.status().open());
    }

    @Override
    public Collection<AlertState> of(IncidentNumber number) {
        return book.members(number).values();
    }

    @Override
    public Optional<IncidentClosedByRule> closedByRule(IncidentNumber number) {
        Story story = stories.get(number);
        return story == null ? Optional.empty() : Optional.ofNullable(story.byRule());
    }

    private void pass(Due due) {
        IncidentState state = book.incident(due.number);
        looks.remove(due.number);
        if (state == null) {
            return;
        }
        Passing.Passed passed = passing.pass(state, due.at);
        passed.events().forEach(book::note);
        if (passed.look() != null) {
            looks.put(due.number, passed.look());
        }
        tell(passed.events());
        schedule(due.number);
    }

    private void tell(List<IncidentEvent> events) {
        for (IncidentEvent event : events) {
            IncidentNumber number = event.number();
            Story story =
                    event instanceof IncidentOpened e ? Story.of(e) : stories.getOrDefault(number, Story.before());
            int before = story.breaches();
            story.happened(event);
            breaches += story.breaches() - before;
            if (event instanceof IncidentOpened e) {
                opened += story.opened() ? 1 : 0;
                fresh.put(number, e.alerts().getFirst());
            }
            stories.put(number, story);
            IncidentState state = book.incident(number);
            if (state != null && state.isClosed()) {
                closed.add(number);
            }
            schedule(number);
        }
    }

    private void look(Instant at) {
        if (rulebook.closes()) {
            book.incidents().stream()
                    .filter(state -> !state.isClosed())
                    .map(IncidentState::number)
                    .forEach(number -> look(number, at));
        }
    }

    private void look(IncidentNumber number, Instant at) {
        looks.merge(number, at, (one, other) -> one.isBefore(other) ? one : other);
        schedule(number);
    }

    private void schedule(IncidentNumber number) {
        IncidentState state = book.incident(number);
        Instant due = state == null ? null : state.dueAt();
        Instant look = looks.get(number);
        if (due == null || (look != null && look.isBefore(due))) {
            due = look;
        }
        if (due == null) {
            queued.remove(number);
        } else if (!due.equals(queued.put(number, due))) {
            queue.add(new Due(due, number));
        }
    }
}
