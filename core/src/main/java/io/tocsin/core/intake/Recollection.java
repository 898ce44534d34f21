package io.tocsin.core.intake;

import io.tocsin.core.alert.Silences;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.store.KnownAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the writer remembers of alerts and incidents, and when it has to look at which alert again. It is a help and never
 * believed: the append finds out what has changed elsewhere, and what is forgotten is loaded when it is next asked for.
 *
 * <p>For the thread of the writer alone, but for {@link #alerts}.
 */
final class Recollection {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    final AlertMemory alerts;
    final IncidentMemory incidents = new IncidentMemory();
    final TieIndex ties = new TieIndex();
    final NumberPool numbers = new NumberPool();
    private final Alarms alarms = new Alarms();
    private final Supplier<Silences> silences;
    private final InstantSource clock;

    Recollection(AlertMemory alerts, Supplier<Silences> silences, InstantSource clock) {
        this.alerts = alerts;
        this.silences = silences;
        this.clock = clock;
    }

    /** An open alert of an earlier life. */
    void remember(KnownAlert alert, Instant now) {
        Watched watched = Board.watched(alert, now);
        alerts.put(watched);
        alarms.watch(watched, silences.get());
        ties.add(watched.state());
    }

    /** What was written just now. */
    void learn(BatchWriter.Written written) {
        Board board = written.board();
        for (Watched now : board.touched()) {
            if (board.isNews(now.state().fingerprint())) {
                learn(now);
            } else {
                alerts.put(now);
            }
        }
        incidents.learn(written.incidents());
        numbers.rest();
    }

    /** What these sources last said counts no more, or again. */
    void lookAgain(Set<String> sources) {
        if (sources.isEmpty()) {
            return;
        }
        Silences now = silences.get();
        alerts.forEachOpen(alert -> {
            if (alert.heard().words().stream().anyMatch(word -> sources.contains(word.source()))) {
                alarms.watch(alert, now);
            }
        });
    }

    /**
     * Those whose wait or promise is over, and behind them the unmuted ones.
     *
     * @param unmuted a mute let them go; nothing that is out of date may be remembered of them
     */
    List<Fingerprint> due(Instant now, int atMost, Collection<Fingerprint> unmuted) {
        List<Fingerprint> due = alarms.due(now, atMost);
        if (unmuted.isEmpty()) {
            return due;
        }
        for (Fingerprint fingerprint : unmuted) {
            Watched known = alerts.get(fingerprint);
            if (known != null && known.state().mutedBy() == null) {
                forget(fingerprint);
            }
        }
        Set<Fingerprint> all = new LinkedHashSet<>(due);
        all.addAll(unmuted);
        return List.copyOf(all);
    }

    /** The next moment at which one of them is due; null when none waits. */
    @Nullable Instant next() {
        return alarms.next();
    }

    /** What is remembered of these alerts may no longer be true; they are loaded when next heard of, or in a while. */
    void forget(List<Submission> batch, List<Fingerprint> due) {
        Instant again = clock.instant().plus(LOOK_AGAIN);
        due.forEach(fingerprint -> alarms.set(fingerprint, again));
        due.forEach(this::forget);
        batch.forEach(s -> s.reading().events().forEach(e -> forget(e.fingerprint())));
    }

    private void learn(Watched now) {
        Watched before = alerts.get(now.state().fingerprint());
        boolean same =
                before != null && before.state().sequence() == now.state().sequence();
        alerts.put(now);
        if (!same) {
            if (before != null && before.state().status().open()) {
                ties.remove(before.state());
            }
            if (now.state().status().open()) {
                ties.add(now.state());
            }
        }
        alarms.watch(now, silences.get());
    }

    private void forget(Fingerprint fingerprint) {
        Watched before = alerts.get(fingerprint);
        if (before != null) {
            ties.remove(before.state());
            alerts.forget(fingerprint);
            alarms.set(fingerprint, clock.instant().plus(LOOK_AGAIN));
        }
    }
}
