package io.tocsin.core.backtest;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertOccurred;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentSplit;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.intake.Notebook;
import io.tocsin.core.rulebook.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the time that is asked about, moment by moment, in two worlds at once: the one that was, and the one that would
 * have been. Incidents are compared as soon as nothing can happen to them any more. For one thread.
 */
final class Replay {

    /** What is needed of an incident that was forgotten too soon: what happened to it before the position. */
    interface Archive extends BiFunction<IncidentNumber, Long, List<IncidentEvent>> {}

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Archive archive;
    private final Map<IncidentNumber, IncidentState> real = new HashMap<>();
    private final Set<IncidentNumber> opened = new HashSet<>();
    private final Numbers numbers;
    private final World was;
    private final World would;
    private final Hands hands;
    private final Rerating rerating;
    private final Forgetting forgetting;
    private final Duration keep;
    private final Tally tally = new Tally();
    private OtherMutes mutes;
    private Instant now;
    private Instant looked;

    /**
     * @param past everything as it was at the beginning; is not used any more by the caller
     * @param from the moment at which the worlds begin
     * @param keep how long after it was closed an incident may still be opened again
     */
    Replay(
            Notebook past,
            Numbers numbers,
            Rulebook held,
            Rulebook other,
            Instant from,
            Duration keep,
            Archive archive) {
        this.archive = archive;
        this.now = from;
        this.looked = from;
        this.numbers = numbers;
        this.keep = keep;
        past.incidents().forEach(state -> real.put(state.number(), state));
        this.was = new World(past.copy(), held, from);
        this.would = new World(past, other, from);
        this.hands = new Hands(was, would);
        this.rerating = new Rerating(was, would);
        this.mutes = new OtherMutes(held, other, would);
        this.forgetting = new Forgetting(keep, this::settle, this::forget);
        real.values().stream()
                .filter(IncidentState::isClosed)
                .sorted(Comparator.comparing(state -> Objects.requireNonNullElse(state.closed(), Instant.MIN)))
                .forEach(state ->
                        forgetting.closed(state.number(), Objects.requireNonNullElse(state.closed(), Instant.MIN)));
    }

    void go(Moment moment) {
        Instant at = moment.at();
        now = at.isAfter(now) ? at : now;
        was.pass(now);
        unmute();
        would.pass(now);
        numbers.next(moment.incidents());
        List<AlertEvent> alerts = moment.alerts();
        if (moment.isHeard()) {
            List<AlertEvent> otherwise =
                    mutes.again(alerts).stream().map(rerating::again).toList();
            was.hear(alerts, alert -> Optional.empty());
            would.hear(otherwise, alert -> mutes.holding(alert, now));
            mutes.watch(otherwise);
        }
        people(moment);
        moment.incidents().forEach(this::note);
        learn(was, would);
        learn(would, was);
        alerts.forEach(this::closes);
        forgetting.pass(now);
    }

    /** From now on the world that was has these rules. */
    void follow(Rulebook rulebook, Instant at) {
        was.follow(rulebook, at);
        mutes = new OtherMutes(rulebook, would.rulebook(), would);
    }

    /** Where mutes differ, it is looked every minute which are over, as long as any holds. */
    private void unmute() {
        for (Instant at = looked.plus(EVERY); mutes.watches() && at.isBefore(now); at = at.plus(EVERY)) {
            would.pass(at);
            unmute(at);
        }
        if (mutes.watches()) {
            unmute(now);
        }
        looked = now;
    }

    private void unmute(Instant at) {
        List<AlertEvent> ended = mutes.end(at);
        if (!ended.isEmpty()) {
            numbers.next(List.of());
            would.hear(ended, alert -> mutes.holding(alert, at));
            mutes.watch(ended);
        }
    }

    /** How many alerts and incidents are in memory. */
    int size() {
        return was.book().size() + would.book().size() + real.size();
    }

    /** Nothing more comes: what is due until the moment happens, and what is not compared yet is. */
    Tally end(Instant end) {
        now = end;
        was.pass(end);
        unmute();
        would.pass(end);
        learn(was, would);
        learn(would, was);
        Set<IncidentNumber> left = new LinkedHashSet<>(real.keySet());
        was.book().incidents().forEach(state -> left.add(state.number()));
        would.book().incidents().forEach(state -> left.add(state.number()));
        left.stream().sorted().forEach(this::compare);
        return tally;
    }

    Result.Totals totals() {
        return tally.totals(was, would, hands.passedOver());
    }

    private void people(Moment moment) {
        List<IncidentEvent> events = moment.incidents();
        for (IncidentEvent event : events) {
            if (!(event instanceof IncidentOpened) && !real.containsKey(event.number())) {
                remember(event.number(), moment.position());
            }
            Deed.of(event)
                    .ifPresent(deed -> hands.again(deed, event instanceof IncidentSplit e ? fresh(e, events) : null));
        }
    }

    private static @Nullable IncidentNumber fresh(IncidentSplit split, List<IncidentEvent> events) {
        return events.stream()
                        .anyMatch(e -> e instanceof IncidentOpened && e.number().equals(split.into()))
                ? split.into()
                : null;
    }

    private void note(IncidentEvent event) {
        if (event instanceof IncidentOpened e && !e.group().isOfSplit()) {
            opened.add(e.number());
        }
        IncidentState state = IncidentState.evolve(real.get(event.number()), event);
        real.put(event.number(), state);
        if (state.isClosed()) {
            forgetting.closed(event.number(), now);
        }
    }

    /** Somebody is at an incident that was closed so long ago that it was forgotten. */
    private void remember(IncidentNumber number, long position) {
        Recalled.of(archive.apply(number, position - 1)).ifPresent(recalled -> {
            real.put(number, recalled.state());
            was.restore(recalled.state(), recalled.alerts());
            would.restore(recalled.state(), recalled.alerts());
        });
    }

    private void learn(World world, World other) {
        world.takeFresh().forEach((number, opener) -> {
            Story story = world.story(number);
            IncidentNumber there = other.book().incidentOf(opener);
            Story told = there == null ? null : other.story(there);
            if (story != null && there != null && told != null && other.book().incident(number) == null) {
                story.elsewhere(there, told);
            }
        });
        for (IncidentNumber number = world.nextClosed(); number != null; number = world.nextClosed()) {
            forgetting.closed(number, now);
        }
    }

    private void closes(AlertEvent event) {
        if (event instanceof AlertResolved || event instanceof AlertOccurred) {
            forgetting.closed(event.fingerprint(), now);
        }
    }

    private void forget(Fingerprint alert) {
        was.book().forget(alert);
        would.book().forget(alert);
    }

    private void settle(IncidentNumber number) {
        if (isOver(real.get(number))
                && isOver(was.book().incident(number))
                && isOver(would.book().incident(number))) {
            compare(number);
            real.remove(number);
            was.forget(number);
            would.forget(number);
        }
    }

    private boolean isOver(@Nullable IncidentState state) {
        Instant closed = state == null ? Instant.MIN : state.closed();
        return closed != null && !(state != null && closed.plus(keep).isAfter(now));
    }

    private void compare(IncidentNumber number) {
        IncidentState really = real.get(number);
        Side before = side(was, number);
        Side after = side(would, number);
        if (really != null && opened.remove(number)) {
            tally.check(number, really, before == null ? null : before.state());
        }
        if (before != null && after != null) {
            Comparison.of(before, after).ifPresent(tally::add);
        } else if (before != null) {
            Comparison.merged(before).ifPresent(tally::add);
        } else if (after != null) {
            Comparison.opened(after).ifPresent(tally::add);
        }
    }

    private static @Nullable Side side(World world, IncidentNumber number) {
        IncidentState state = world.book().incident(number);
        Story story = world.story(number);
        return state == null || story == null ? null : new Side(state, story);
    }
}
