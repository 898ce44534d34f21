package io.tocsin.core.alert;

import static io.tocsin.core.alert.AlertLife.at;
import static io.tocsin.core.event.Word.firing;
import static io.tocsin.core.event.Word.instant;
import static io.tocsin.core.event.Word.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Word;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertDeciderTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final AlertLife alert = new AlertLife();

    @ParameterizedTest(name = "{0}: {1} → {2}, {3}")
    @CsvSource({
        "NONE,               FIRING,    RAISED,   FIRING",
        "NONE,               WAITING,   PENDING,  PENDING",
        "NONE,               OK,        REPEATED, NONE",
        "NONE,               OLD_OK,    REPEATED, NONE",
        "NONE,               INSTANT,   OCCURRED, NONE",
        "NONE,               TIME,      REPEATED, NONE",
        "OK,                 FIRING,    RAISED,   FIRING",
        "OK,                 WAITING,   PENDING,  PENDING",
        "OK,                 OLD_FIRING, LATE,    OK",
        "OK,                 OK,        REPEATED, OK",
        "OK,                 OLD_OK,    REPEATED, OK",
        "OK,                 INSTANT,   OCCURRED, OK",
        "OK,                 TIME,      REPEATED, OK",
        "PENDING,            FIRING,    RAISED,   FIRING",
        "PENDING,            WAITING,   PENDING,  PENDING",
        "PENDING,            OK,        RESOLVED, OK",
        "PENDING,            OLD_OK,    LATE,     PENDING",
        "PENDING,            INSTANT,   OCCURRED, PENDING",
        "PENDING,            TIME,      CHANGED,  UNKNOWN",
        "FIRING,             FIRING,    REPEATED, FIRING",
        "FIRING,             WAITING,   REPEATED, FIRING",
        "FIRING,             OK,        RESOLVED, OK",
        "FIRING,             OLD_OK,    LATE,     FIRING",
        "FIRING,             INSTANT,   OCCURRED, FIRING",
        "FIRING,             TIME,      CHANGED,  UNKNOWN",
        "UNKNOWN,            FIRING,    RESUMED,  FIRING",
        "UNKNOWN,            WAITING,   RESUMED,  FIRING",
        "UNKNOWN,            OK,        RESOLVED, OK",
        "UNKNOWN,            OLD_OK,    LATE,     UNKNOWN",
        "UNKNOWN,            INSTANT,   OCCURRED, UNKNOWN",
        "UNKNOWN,            TIME,      REPEATED, UNKNOWN",
        "UNKNOWN_AS_PENDING, FIRING,    RAISED,   FIRING",
        "UNKNOWN_AS_PENDING, WAITING,   PENDING,  PENDING",
        "UNKNOWN_AS_PENDING, OK,        RESOLVED, OK",
        "UNKNOWN_AS_PENDING, OLD_OK,    LATE,     UNKNOWN",
        "UNKNOWN_AS_PENDING, INSTANT,   OCCURRED, UNKNOWN",
        "UNKNOWN_AS_PENDING, TIME,      REPEATED, UNKNOWN"
    })
    void goesFromStateToState(From from, On on, Effect effect, Status to) {
        from.live(alert);

        assertThat(on.happen(alert, from.next)).isEqualTo(effect);
        assertThat(alert.state.status()).isEqualTo(to);
    }

    /** A state, and a moment in it, not yet a minute after the last word or change. */
    private enum From {
        NONE("09:00:30"),
        PENDING("09:00:30"),
        FIRING("09:00:30"),
        UNKNOWN("09:05:30"),
        UNKNOWN_AS_PENDING("09:05:30"),
        OK("09:01:30");

        private final Instant next;

        From(String next) {
            this.next = at(next);
        }

        void live(AlertLife alert) {
            Word word = firing(at("09:00:00")).promising(FIVE_MINUTES);
            switch (this) {
                case NONE -> {}
                case PENDING -> alert.hears(word.waiting(TEN_MINUTES));
                case FIRING -> alert.hears(word);
                case UNKNOWN -> {
                    alert.hears(word);
                    alert.passes(at("09:05:00"));
                }
                case UNKNOWN_AS_PENDING -> {
                    alert.hears(word.waiting(TEN_MINUTES));
                    alert.passes(at("09:05:00"));
                }
                case OK -> {
                    alert.hears(word);
                    alert.hears(ok(at("09:01:00")));
                }
            }
        }
    }

    private enum On {
        FIRING,
        WAITING,
        OLD_FIRING,
        OK,
        OLD_OK,
        INSTANT,
        TIME;

        Effect happen(AlertLife alert, Instant now) {
            return switch (this) {
                case FIRING -> alert.hears(firing(now).promising(FIVE_MINUTES));
                case WAITING -> alert.hears(firing(now).waiting(TEN_MINUTES).promising(FIVE_MINUTES));
                case OLD_FIRING -> alert.hears(firing(at("09:00:59")), now);
                case OK -> alert.hears(ok(now));
                case OLD_OK -> alert.hears(ok(at("08:59:59")), now);
                case INSTANT -> alert.hears(instant(now));
                case TIME -> alert.passes(at("09:30:00"));
            };
        }
    }

    @Nested
    class Intervals {

        @Test
        void areKeptExactly() {
            alert.hears(firing(at("09:28:12")));
            alert.hears(ok(at("09:38:12")));
            alert.hears(firing(at("09:48:42")));
            alert.hears(ok(at("10:09:42")));

            assertThat(alert.intervals()).containsExactly("09:28:12 → 09:38:12", "09:48:42 → 10:09:42");
        }

        @Test
        void openWhenTheSourceSaysThatTheConditionBegan() {
            alert.hears(firing(at("09:30:00")).since(at("09:28:12")));

            assertThat(alert.intervals()).containsExactly("09:28:12 →");
        }

        @Test
        void closeAtTheTimeThatTheOkTellsAndNotWhenItComes() {
            alert.hears(firing(at("09:28:12")));
            alert.hears(ok(at("09:38:12")), at("09:40:00"));

            assertThat(alert.intervals()).containsExactly("09:28:12 → 09:38:12");
        }

        @Test
        void neverOpenInTheFuture() {
            alert.hears(firing(at("09:04:00")), at("09:00:00"));

            assertThat(alert.intervals()).containsExactly("09:00:00 →");
        }

        @Test
        void neverOpenBeforeTheLastOneClosed() {
            alert.hears(firing(at("09:00:00")));
            alert.hears(ok(at("09:10:00")));
            alert.hears(firing(at("09:11:00")).since(at("09:00:00")));

            assertThat(alert.intervals()).containsExactly("09:00:00 → 09:10:00", "09:10:00 →");
        }

        @Test
        void neverCloseBeforeTheyOpened() {
            alert.hears(firing(at("09:00:00")).since(at("09:00:00")));
            alert.hears(ok(at("09:01:00")));
            alert.hears(firing(at("09:03:00")).by("other").since(at("09:02:00")), at("09:03:30"));
            alert.hears(ok(at("09:03:00")), at("09:04:00"));

            assertThat(alert.intervals()).containsExactly("09:00:00 → 09:01:00", "09:02:00 → 09:03:00");
        }
    }

    @Nested
    class Waits {

        private final Word waiting = firing(at("09:00:00")).waiting(TEN_MINUTES);

        @Test
        void endInFiringWhenNothingElseIsHeard() {
            alert.hears(waiting);

            assertThat(AlertDecider.wakeAt(alert.state, alert.heard, Silences.NONE))
                    .isEqualTo(at("09:10:00"));
            assertThat(alert.passes(at("09:09:59"))).isEqualTo(Effect.REPEATED);
            assertThat(alert.passes(at("09:10:00"))).isEqualTo(Effect.RAISED);
            assertThat(alert.intervals()).containsExactly("09:10:00 →");
            assertThat(alert.last()).isInstanceOfSatisfying(AlertFired.class, fired -> {
                assertThat(fired.told()).isNull();
                assertThat(fired.voice()).isNull();
                assertThat(fired.cause()).isNull();
            });
            assertThat(alert.state.severity()).isEqualTo(waiting.severity());
        }

        @Test
        void endInFiringByAWordThatComesAfterThem() {
            alert.hears(waiting);

            assertThat(alert.hears(firing(at("09:12:00")).waiting(TEN_MINUTES))).isEqualTo(Effect.RAISED);
            assertThat(alert.intervals()).containsExactly("09:10:00 →");
        }

        @Test
        void countFromWhenTheConditionBegan() {
            alert.hears(firing(at("09:00:00")).since(at("08:55:00")).waiting(TEN_MINUTES));
            assertThat(alert.state.until()).isEqualTo(at("09:05:00"));

            AlertLife other = new AlertLife();
            assertThat(other.hears(waiting.since(at("08:30:00")))).isEqualTo(Effect.RAISED);
            assertThat(other.intervals()).containsExactly("08:40:00 →");
        }

        @Test
        void endWithoutAnIntervalWhenItIsOkBefore() {
            alert.hears(waiting);
            alert.hears(ok(at("09:09:00")));

            assertThat(alert.events).noneMatch(AlertFired.class::isInstance);
            assertThat(alert.state.status()).isEqualTo(Status.OK);
        }

        @Test
        void endAtOnceByAWordThatAsksForNone() {
            alert.hears(waiting);

            assertThat(alert.hears(firing(at("09:02:00")))).isEqualTo(Effect.RAISED);
            assertThat(alert.intervals()).containsExactly("09:02:00 →");
        }

        @Test
        void countAsOverWhenThePromiseHeldThroughThem() {
            alert.hears(waiting.promising(Duration.ofMinutes(11)));

            assertThat(alert.passes(at("09:20:00"))).isEqualTo(Effect.RAISED);
            assertThat(alert.passes(at("09:20:00"))).isEqualTo(Effect.CHANGED);
            assertThat(alert.state.status()).isEqualTo(Status.UNKNOWN);
        }

        @Test
        void goOnAfterSilence() {
            alert.hears(waiting.promising(FIVE_MINUTES));
            alert.passes(at("09:05:00"));

            assertThat(alert.hears(firing(at("09:06:00")).waiting(TEN_MINUTES))).isEqualTo(Effect.PENDING);
            assertThat(alert.state.until()).isEqualTo(at("09:10:00"));
            assertThat(alert.passes(at("09:10:00"))).isEqualTo(Effect.RAISED);
        }

        @Test
        void areOverWhenTheWordComesAgainAfterThem() {
            alert.hears(waiting.promising(FIVE_MINUTES));
            alert.passes(at("09:05:00"));

            assertThat(alert.hears(firing(at("09:16:00")).waiting(TEN_MINUTES))).isEqualTo(Effect.RAISED);
            assertThat(alert.intervals()).containsExactly("09:10:00 →");
        }
    }

    @Nested
    class Silence {

        @Test
        void isUnknownFromTheMomentThatThePromiseEnds() {
            alert.hears(firing(at("09:00:00")).promising(FIVE_MINUTES));
            alert.hears(firing(at("09:03:00")).promising(FIVE_MINUTES));

            assertThat(AlertDecider.wakeAt(alert.state, alert.heard, Silences.NONE))
                    .isEqualTo(at("09:08:00"));
            assertThat(alert.passes(at("09:07:59"))).isEqualTo(Effect.REPEATED);
            alert.passes(at("09:08:30"));
            assertThat(alert.last()).isInstanceOfSatisfying(AlertWentUnknown.class, unknown -> {
                assertThat(unknown.since()).isEqualTo(at("09:08:00"));
                assertThat(unknown.source()).isEqualTo("main");
            });
        }

        @Test
        void meansNothingFromASourceThatPromisedNothing() {
            alert.hears(firing(at("09:00:00")));

            assertThat(AlertDecider.wakeAt(alert.state, alert.heard, Silences.NONE))
                    .isNull();
            assertThat(alert.passes(at("23:59:59"))).isEqualTo(Effect.REPEATED);
            assertThat(alert.state.status()).isEqualTo(Status.FIRING);
        }

        @Test
        void leavesTheIntervalOpen() {
            alert.hears(firing(at("09:00:00")).promising(FIVE_MINUTES));
            alert.passes(at("09:05:00"));
            alert.hears(firing(at("09:30:00")).promising(FIVE_MINUTES));
            alert.hears(ok(at("09:31:00")));

            assertThat(alert.intervals()).containsExactly("09:00:00 → 09:31:00");
        }

        @Test
        void isCountedAnewAfterARestart() {
            alert.hears(firing(at("09:00:00")).promising(FIVE_MINUTES));
            alert.restarts(at("11:00:00"));

            assertThat(AlertDecider.wakeAt(alert.state, alert.heard, Silences.NONE))
                    .isEqualTo(at("11:05:00"));
            assertThat(alert.passes(at("11:04:59"))).isEqualTo(Effect.REPEATED);
            assertThat(alert.hears(firing(at("11:04:59")).promising(FIVE_MINUTES)))
                    .isEqualTo(Effect.REPEATED);
        }
    }
}
