package io.tocsin.core.backtest;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertOccurred;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.intake.Notebook;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.RulebookApplied;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import io.tocsin.core.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reads the store from the beginning to its end: first only what was, then, from the moment that is asked for, the two worlds.
 * While one page is gone through, the next is read. For one thread; any other may ask how far it is, and cancel.
 */
final class Run {

    private static final int PAGE = 5_000;
    private static final Duration KEEP_AT_LEAST = Duration.ofHours(48);

    private final Past past;
    private final Executor reading;
    private final Rulebook other;
    private final Instant from;
    private final Instant to;
    private final int remembered;
    private final Numbers numbers = new Numbers();
    private Notebook book = new Notebook(numbers);
    private final List<Moment> open = new ArrayList<>();
    private final Forgetting forgetting;
    private final Duration keep;
    private final List<Scope> scope = new ArrayList<>();
    private Rulebook held = Rulebook.builtIn();
    private @Nullable Replay replay;
    private Instant now = Instant.MIN;
    private volatile long done;
    private volatile long all;
    private volatile boolean cancelled;

    /** @param remembered so many alerts and incidents may be in memory at once */
    Run(Past past, Executor reading, Rulebook other, Instant from, Instant to, int remembered) {
        this.past = past;
        this.reading = reading;
        this.other = other;
        this.from = from;
        this.to = to;
        this.remembered = remembered;
        this.keep = longest(KEEP_AT_LEAST, other.reopenWithin());
        this.forgetting = new Forgetting(keep, this::settle, alert -> book.forget(alert));
    }

    /** Null when it was cancelled. Afterwards it holds nothing that is large. */
    @Nullable Result run() {
        try {
            return gone();
        } finally {
            book = new Notebook(numbers);
            replay = null;
            open.clear();
        }
    }

    private @Nullable Result gone() {
        long until = past.head();
        long begin = past.before(from);
        all = until;
        CompletableFuture<List<StoredEvent>> next = read(0, until);
        for (List<StoredEvent> page = next.join(); !page.isEmpty(); page = next.join()) {
            if (cancelled) {
                return null;
            }
            next = read(page.getLast().position(), until);
            Moment.cut(page, open).forEach(moment -> go(moment, begin));
            done = page.getLast().position();
        }
        open.forEach(moment -> go(moment, begin));
        done = until;
        return cancelled ? null : result();
    }

    void cancel() {
        cancelled = true;
    }

    long done() {
        return done;
    }

    long all() {
        return all;
    }

    private CompletableFuture<List<StoredEvent>> read(long position, long until) {
        return CompletableFuture.supplyAsync(() -> past.after(position, until, PAGE), reading);
    }

    private Result result() {
        Replay whole = replay();
        Tally tally = whole.end(to);
        return new Result(whole.totals(), tally.differences(), scope);
    }

    private void go(Moment moment, long begin) {
        if (moment.position() <= begin) {
            before(moment);
            moment.rulebooks().forEach(this::hold);
        } else {
            Replay running = replay();
            moment.rulebooks().forEach(applied -> {
                hold(applied);
                running.follow(held, applied.at());
            });
            running.go(moment);
        }
        int size = replay == null ? book.size() : replay.size();
        if (size > remembered) {
            throw new TooMuchException("Expected at most " + remembered
                    + " alerts and incidents to be open at once, in what was and what would have been together, but there"
                    + " are more at " + moment.at());
        }
    }

    private Replay replay() {
        if (replay == null) {
            scope.addAll(Scope.of(held, other));
            replay = new Replay(book, numbers, held, other, from, longest(keep, held.reopenWithin()), past::incident);
        }
        return replay;
    }

    private void before(Moment moment) {
        for (AlertEvent event : moment.alerts()) {
            book.note(event);
            if (event instanceof AlertResolved || event instanceof AlertOccurred) {
                forgetting.closed(event.fingerprint(), moment.at());
            }
        }
        for (IncidentEvent event : moment.incidents()) {
            if (book.incident(event.number()) == null) {
                Recalled.of(past.incident(event.number(), moment.position() - 1))
                        .ifPresent(recalled -> book.restore(recalled.state(), recalled.alerts()));
            }
            book.note(event);
            IncidentState state = book.incident(event.number());
            if (state != null && state.isClosed()) {
                forgetting.closed(event.number(), moment.at());
            }
        }
        now = moment.at();
        forgetting.pass(now);
    }

    private void settle(IncidentNumber number) {
        IncidentState state = book.incident(number);
        Instant closed = state == null ? null : state.closed();
        if (closed != null && closed.plus(keep).isBefore(now)) {
            book.forget(number);
        }
    }

    private void hold(RulebookApplied applied) {
        held = switch (RulebookReader.read(applied.text(), applied.version())) {
            case RulebookReading.Accepted accepted -> accepted.rulebook();
            case RulebookReading.Refused refused ->
                throw new IllegalStateException("Version " + applied.version()
                        + " of the rulebook, which once held, cannot be read: "
                        + refused.problems().getFirst());
        };
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
