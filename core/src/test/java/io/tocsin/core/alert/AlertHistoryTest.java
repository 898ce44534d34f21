package io.tocsin.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Seeds;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Word;
import io.tocsin.core.store.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Random histories through the state machine of the alert: whatever is said, in whatever order, some things always hold. */
class AlertHistoryTest {

    private static final int HISTORIES = 1_000;
    private static final int STEPS = 40;
    private static final Instant BEGIN = AlertLife.at("06:00:00");

    @Test
    void isFoldedToTheLiveState() {
        Seeds.tries(HISTORIES, random -> {
            List<AlertState> live = new ArrayList<>();
            AlertLife alert = live(random, (life, now) -> live.add(life.state));

            List<AlertState> folded = new ArrayList<>();
            AlertState state = AlertState.unheard(Word.ALERT);
            folded.add(state);
            for (AlertEvent event : alert.events) {
                state = state.evolve((AlertEvent) Kept.roundTrip(event));
                folded.add(state);
            }
            checkSame(state, alert.state, alert.events);
            check(Set.copyOf(folded).containsAll(live), "each live state is a prefix folded", alert.events);
        });
    }

    @Test
    void isTheSameAfterItWasWrittenAndRead() {
        Seeds.tries(HISTORIES / 4, random -> {
            AlertLife alert = live(random, (life, now) -> checkSame(Kept.roundTrip(life.state), life.state, now));
            alert.events.forEach(event -> checkSame(Kept.roundTrip(event), event, "written and read"));
        });
    }

    @Test
    void isValidAtEveryMoment() {
        Seeds.tries(HISTORIES, random -> {
            AlertLife alert = live(random, (life, now) -> checkState(life.state, life.events.size()));

            AlertState state = AlertState.unheard(Word.ALERT);
            for (int i = 0; i < alert.events.size(); i++) {
                state = state.evolve(alert.events.get(i));
                checkState(state, i + 1);
            }
            checkIntervals(alert.events);
        });
    }

    @Test
    void isNotChangedByTheSameWordTwice() {
        Seeds.tries(HISTORIES, random -> {
            RandomWords words = new RandomWords(random);
            AlertLife alert = new AlertLife();
            Instant now = BEGIN;
            for (int i = 0; i < STEPS; i++) {
                now = words.later(now);
                Word word = words.next(now);
                alert.hears(word, now);
                if (word.kind() == Kind.LASTING) {
                    AlertState once = alert.state;
                    Heard heardOnce = alert.heard;
                    alert.hears(word, now);
                    checkSame(alert.state, once, word);
                    checkSame(alert.heard, heardOnce, word);
                }
                alert.passes(now);
            }
        });
    }

    @Test
    void isNotChangedByWordsOlderThanWhatIsKnown() {
        Seeds.tries(
                HISTORIES,
                random -> live(random, (life, now) -> {
                    AlertState known = life.state;
                    Instant ended = known.changed();
                    if (ended != null) {
                        life.hears(
                                Word.firing(ended.minusMillis(random.nextInt(60_000)))
                                        .by("late"),
                                now);
                        checkSame(life.state, known, now);
                    }
                    for (Voice voice : known.voices()) {
                        Instant lastFiring = life.heard.lastFiring(voice.threshold());
                        if (known.status().open() && lastFiring != null) {
                            Instant before = lastFiring.minusMillis(1_001 + random.nextInt(60_000));
                            life.hears(Word.ok(before).as(voice.severity(), voice.threshold()), now);
                            checkSame(life.state, known, now);
                        }
                    }
                }));
    }

    @Test
    void neverTurnsOkByARestartOrByTimeAlone() {
        Seeds.tries(
                HISTORIES,
                random -> live(random, (life, now) -> {
                    AlertLife again = new AlertLife();
                    again.state = life.state;
                    again.restarts(now);
                    Status before = again.state.status();
                    for (int i = 0; i < 4; i++) {
                        again.passes(now.plusSeconds(random.nextInt(100_000)));
                    }
                    check(again.state.status().open() == before.open(), "it is as open as before", again.state);
                    check(
                            again.events.stream().noneMatch(AlertResolved.class::isInstance),
                            "nothing was resolved",
                            again.events);
                }));
    }

    @Test
    void wakesExactlyWhenTimeHasSomethingToSay() {
        Seeds.tries(
                HISTORIES,
                random -> live(random, (life, now) -> {
                    Instant wake = AlertDecider.wakeAt(life.state, life.heard, Silences.NONE);
                    if (wake == null) {
                        check(silent(life, Instant.MAX), "time says nothing, ever", life.state);
                    } else {
                        boolean overdue = life.state.status() == Status.UNKNOWN;
                        check(overdue || silent(life, wake.minusNanos(1)), "time says nothing too early", life.state);
                        check(!silent(life, wake), "time says something then", life.state);
                    }
                }));
    }

    @Test
    void isTheTruthWhenReplicasSpeakInDisorder() {
        Seeds.tries(HISTORIES / 4, random -> {
            List<String> truth = new ArrayList<>();
            List<Delivered> words = new ArrayList<>();
            Instant time = BEGIN;
            for (int i = 0; i < 5; i++) {
                Instant begins = time.plusSeconds(120 + random.nextInt(600));
                Instant ends = begins.plusSeconds(120 + random.nextInt(600));
                replica(words, "one", begins, ends, random);
                replica(words, "two", begins, ends, random);
                truth.add(clock(begins) + " → " + clock(ends));
                time = ends;
            }
            words.sort(Comparator.comparing(Delivered::received));

            AlertLife alert = new AlertLife();
            words.forEach(w -> alert.hears(w.word(), w.received()));
            assertThat(alert.intervals()).isEqualTo(truth);
            assertThat(alert.state.status()).isEqualTo(Status.OK);
        });
    }

    private static boolean silent(AlertLife alert, Instant now) {
        return AlertDecider.passTime(alert.state, alert.heard, Silences.NONE, now)
                .events()
                .isEmpty();
    }

    private record Delivered(Word word, Instant received) {}

    /** Says so each half minute while it lasts, and once more when it ended; each word is up to 40 s under way. */
    private static void replica(List<Delivered> words, String name, Instant begins, Instant ends, Random random) {
        Duration promise = Duration.ofMinutes(4);
        List<Word> said = new ArrayList<>();
        for (Instant at = begins.plusSeconds(random.nextInt(30)); at.isBefore(ends); at = at.plusSeconds(30)) {
            said.add(Word.firing(at).by(name).since(begins).promising(promise));
        }
        said.add(Word.ok(ends).by(name).since(begins));
        Collections.shuffle(said, random);
        said.forEach(word -> words.add(new Delivered(word, word.at().plusMillis(random.nextInt(40_000)))));
    }

    private static AlertLife live(Random random, BiConsumer<AlertLife, Instant> each) {
        RandomWords words = new RandomWords(random);
        AlertLife alert = new AlertLife();
        Instant now = BEGIN;
        for (int i = 0; i < STEPS; i++) {
            now = words.later(now);
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> alert.passes(now);
                case 3 -> alert.restarts(now);
                case 4 -> group(alert, now);
                default -> alert.hears(words.next(now), now);
            }
            each.accept(alert, now);
        }
        return alert;
    }

    private static void group(AlertLife alert, Instant now) {
        if (alert.state.status().open() && alert.state.under() == null) {
            AlertGrouped grouped = new AlertGrouped(Word.ALERT, now, new Fingerprint(7), "node");
            alert.state = alert.state.evolve(grouped);
            alert.events.add(grouped);
        }
    }

    private static void checkState(AlertState state, int events) {
        Status status = state.status();
        boolean open = status.open();
        check(state.sequence() == events - 1L, "sequence is contiguous", state);
        check((state.since() != null) == open, "since is set exactly while it is open", state);
        check(status != Status.PENDING || state.until() != null, "until is set while it is pending", state);
        check(
                state.until() == null || status == Status.PENDING || status == Status.UNKNOWN,
                "until is set only while it waits",
                state);
        check((state.severity() != null) == open, "it has a severity exactly while it is open", state);
        check(state.starts().size() < AlertState.FLAPS_FROM, "at most three starts are kept", state);
        check(state.starts().stream().sorted().toList().equals(state.starts()), "starts are in order", state);
        check(open || (state.voices().isEmpty() && state.under() == null), "nobody speaks of what is not open", state);
        check(
                state.until() == null || !state.until().isBefore(state.since()),
                "a wait does not end before it begins",
                state);
    }

    private static void check(boolean holds, String rule, Object what) {
        if (!holds) {
            throw new AssertionError("Expected that " + rule + ", but it is " + what);
        }
    }

    private static void checkSame(Object actual, Object expected, Object why) {
        if (!actual.equals(expected)) {
            assertThat(actual).as("%s", why).isEqualTo(expected);
        }
    }

    private static void checkIntervals(List<AlertEvent> events) {
        Instant closed = Instant.MIN;
        Instant opened = null;
        for (AlertEvent event : events) {
            if (event instanceof AlertFired fired) {
                check(opened == null, "one interval is open at a time", events);
                check(!fired.since().isBefore(closed), "intervals do not overlap", events);
                opened = fired.since();
            } else if (event instanceof AlertResolved resolved && opened != null) {
                check(!resolved.on().isBefore(opened), "an interval closes after it opened", events);
                closed = resolved.on();
                opened = null;
            }
        }
    }

    private static String clock(Instant time) {
        return time.toString().substring("2026-10-26T".length(), "2026-10-26T00:00:00".length());
    }
}
