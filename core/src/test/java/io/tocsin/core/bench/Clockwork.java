package io.tocsin.core.bench;

import io.tocsin.core.alert.AlertState;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.intake.Notebook;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.timer.Gathered;
import io.tocsin.core.timer.Passing;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Does in a month that is made up what the timers do: deadlines pass and rules close at the moment at which that is due. */
final class Clockwork implements Gathered {

    private record Due(Instant at, IncidentNumber number) {}

    private final Notebook book;
    private final Passing passing;
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private final Map<IncidentNumber, Instant> queued = new HashMap<>();
    private final Map<IncidentNumber, Instant> looks = new HashMap<>();
    private final Map<IncidentNumber, IncidentClosedByRule> byRule = new HashMap<>();

    Clockwork(Notebook book, Rulebook rulebook) {
        this.book = book;
        this.passing = new Passing(this, rulebook);
    }

    /** It was noted already. */
    void happened(Collection<IncidentEvent> events) {
        for (IncidentEvent event : events) {
            if (event instanceof IncidentClosedByRule closed) {
                byRule.put(event.number(), closed);
            } else {
                byRule.remove(event.number());
            }
            schedule(event.number());
        }
    }

    /** From the moment on rules may have something to say about it. */
    void look(IncidentNumber number, Instant at) {
        looks.merge(number, at, (one, other) -> one.isBefore(other) ? one : other);
        schedule(number);
    }

    /** The next that time does until the moment, noted already; null when there is nothing left. */
    @Nullable List<IncidentEvent> next(Instant until) {
        for (Due due = queue.peek(); due != null && !due.at.isAfter(until); due = queue.peek()) {
            queue.poll();
            IncidentState state = book.incident(due.number);
            if (queued.remove(due.number, due.at) && state != null) {
                List<IncidentEvent> events = pass(state, due.at);
                if (!events.isEmpty()) {
                    return events;
                }
            }
        }
        return null;
    }

    @Override
    public boolean anyOpen(IncidentNumber number) {
        return of(number).stream().anyMatch(alert -> alert.status().open());
    }

    @Override
    public Collection<AlertState> of(IncidentNumber number) {
        return book.members(number).values();
    }

    @Override
    public Optional<IncidentClosedByRule> closedByRule(IncidentNumber number) {
        return Optional.ofNullable(byRule.get(number));
    }

    private List<IncidentEvent> pass(IncidentState state, Instant at) {
        looks.remove(state.number());
        Passing.Passed passed = passing.pass(state, at);
        passed.events().forEach(book::note);
        if (passed.look() != null) {
            looks.put(state.number(), passed.look());
        }
        happened(passed.events());
        schedule(state.number());
        return passed.events();
    }

    private void schedule(IncidentNumber number) {
        IncidentState state = book.incident(number);
        Instant due = state == null ? null : state.dueAt();
        Instant look = looks.get(number);
        Instant next = due == null || (look != null && look.isBefore(due)) ? look : due;
        if (next == null) {
            queued.remove(number);
        } else if (!next.equals(queued.put(number, next))) {
            queue.add(new Due(next, number));
        }
    }
}
