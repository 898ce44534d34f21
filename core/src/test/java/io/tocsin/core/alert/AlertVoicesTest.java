package io.tocsin.core.alert;

import static io.tocsin.core.alert.AlertLife.at;
import static io.tocsin.core.event.Word.firing;
import static io.tocsin.core.event.Word.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Word;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many speak of one alert: replicas, sources, thresholds. */
class AlertVoicesTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final AlertLife alert = new AlertLife();

    @Nested
    class Replicas {

        @Test
        void makeOneIntervalAndNoFlapping() {
            for (int second = 0; second < 60; second += 10) {
                alert.hears(firing(at("09:00:00").plusSeconds(second)).promising(FIVE_MINUTES));
                alert.hears(firing(at("09:00:01").plusSeconds(second)).promising(FIVE_MINUTES));
            }

            assertThat(alert.events).singleElement().isInstanceOf(AlertFired.class);
        }

        @Test
        void areNotOkBeforeTheLastOfThemSaysSo() {
            alert.hears(firing(at("09:00:00")));
            alert.hears(firing(at("09:01:10")));

            assertThat(alert.hears(ok(at("09:01:00")), at("09:01:11"))).isEqualTo(Effect.LATE);
            assertThat(alert.hears(ok(at("09:01:15")), at("09:01:16"))).isEqualTo(Effect.RESOLVED);
            assertThat(alert.hears(ok(at("09:01:15")), at("09:01:17"))).isEqualTo(Effect.REPEATED);
            assertThat(alert.intervals()).containsExactly("09:00:00 → 09:01:15");
        }
    }

    @Nested
    class LateWords {

        @ParameterizedTest
        @CsvSource({
            "09:01:10.500Z, 09:01:10Z,     RESOLVED",
            "09:01:10.500Z, 09:01:10.400Z, LATE",
            "09:01:10.500Z, 09:01:10.500Z, RESOLVED",
            "09:01:10.500Z, 09:01:09Z,     LATE",
            "09:01:10Z,     09:01:10Z,     RESOLVED"
        })
        void giveSendersThatKnowOnlyWholeSecondsTheirs(String lastFiring, String ok, Effect effect) {
            alert.hears(firing(java.time.Instant.parse("2026-10-26T" + lastFiring)));

            assertThat(alert.hears(ok(java.time.Instant.parse("2026-10-26T" + ok)), at("09:01:11")))
                    .isEqualTo(effect);
        }

        @Test
        void doNotFireAgainWhatHasEnded() {
            alert.hears(firing(at("09:00:00")));
            alert.hears(ok(at("09:10:00")));

            assertThat(alert.hears(firing(at("09:09:59")), at("09:11:00"))).isEqualTo(Effect.LATE);
            assertThat(alert.hears(firing(at("09:10:00")), at("09:11:00"))).isEqualTo(Effect.LATE);
            assertThat(alert.hears(firing(at("09:10:01")), at("09:11:00"))).isEqualTo(Effect.RAISED);
            assertThat(alert.hears(firing(at("09:05:00")), at("09:12:00"))).isEqualTo(Effect.LATE);
        }

        @Test
        void doNotMoveBackWhatASourceSaidLast() {
            alert.hears(firing(at("09:00:00")));
            alert.hears(firing(at("09:05:00")).as(Severity.S1, ""));

            assertThat(alert.hears(firing(at("09:04:00")), at("09:06:00"))).isEqualTo(Effect.LATE);
            assertThat(alert.state.severity()).isEqualTo(Severity.S1);
            assertThat(alert.hears(ok(at("09:04:30")), at("09:06:00"))).isEqualTo(Effect.LATE);
        }
    }

    @Nested
    class Thresholds {

        private final Word warning = firing(at("09:00:00")).as(Severity.S5, "warning");
        private final Word critical = firing(at("09:10:00")).as(Severity.S2, "critical");

        @Test
        void areOneAlertAsSevereAsTheWorstThatFires() {
            assertThat(alert.hears(warning)).isEqualTo(Effect.RAISED);
            assertThat(alert.hears(critical)).isEqualTo(Effect.CHANGED);

            assertThat(alert.last())
                    .isInstanceOfSatisfying(
                            AlertThresholdFired.class,
                            fired -> assertThat(fired.severity()).isEqualTo(Severity.S2));
            assertThat(alert.state.severity()).isEqualTo(Severity.S2);
        }

        @Test
        void areOkOnlyWhenNoneFires() {
            alert.hears(warning);
            alert.hears(critical);

            assertThat(alert.hears(ok(at("09:20:00")).as(Severity.S2, "critical")))
                    .isEqualTo(Effect.CHANGED);
            assertThat(alert.last()).isInstanceOfSatisfying(AlertThresholdEnded.class, ended -> {
                assertThat(ended.threshold()).isEqualTo("critical");
                assertThat(ended.on()).isEqualTo(at("09:20:00"));
                assertThat(ended.severity()).isEqualTo(Severity.S5);
            });
            assertThat(alert.state.severity()).isEqualTo(Severity.S5);
            assertThat(alert.hears(ok(at("09:30:00")).as(Severity.S5, "warning")))
                    .isEqualTo(Effect.RESOLVED);
            assertThat(alert.intervals()).containsExactly("09:00:00 → 09:30:00");
        }

        @Test
        void sayNothingOfEachOther() {
            alert.hears(warning);

            assertThat(alert.hears(ok(at("09:20:00")).as(Severity.S2, "critical")))
                    .isEqualTo(Effect.REPEATED);
            assertThat(alert.state.status()).isEqualTo(Status.FIRING);
        }

        @Test
        void mayFireAgainLaterThanTheyEnded() {
            alert.hears(warning);
            alert.hears(critical);
            alert.hears(ok(at("09:20:00")).as(Severity.S2, "critical"));

            assertThat(alert.hears(critical, at("09:21:00"))).isEqualTo(Effect.LATE);
            assertThat(alert.hears(firing(at("09:22:00")).as(Severity.S2, "critical")))
                    .isEqualTo(Effect.CHANGED);
            assertThat(alert.state.severity()).isEqualTo(Severity.S2);
        }

        @Test
        void thatAskForNoWaitDoNotWaitForThoseThatDo() {
            alert.hears(warning.waiting(Duration.ofMinutes(30)));

            assertThat(alert.hears(critical)).isEqualTo(Effect.RAISED);
            assertThat(alert.intervals()).containsExactly("09:10:00 →");
            assertThat(alert.state.severity()).isEqualTo(Severity.S2);
            assertThat(alert.hears(ok(at("09:20:00")).as(Severity.S2, "critical")))
                    .isEqualTo(Effect.CHANGED);
            assertThat(alert.state.severity()).isEqualTo(Severity.S5);
        }
    }

    @Nested
    class Sources {

        private final Word one = firing(at("09:00:00")).by("one").promising(FIVE_MINUTES);

        @Test
        void areUnknownOnlyWhenTheLastThatPromisedIsSilent() {
            alert.hears(one);
            alert.hears(firing(at("09:04:00")).by("two").promising(FIVE_MINUTES));

            assertThat(alert.passes(at("09:05:00"))).isEqualTo(Effect.REPEATED);
            assertThat(alert.passes(at("09:09:00"))).isEqualTo(Effect.CHANGED);
            assertThat(alert.last())
                    .isInstanceOfSatisfying(
                            AlertWentUnknown.class,
                            unknown -> assertThat(unknown.source()).isEqualTo("two"));
        }

        @Test
        void areUnknownThoughOneThatPromisesNothingSpokeToo() {
            alert.hears(one);
            alert.hears(firing(at("09:00:00")).by("webhook"), at("09:00:30"));

            assertThat(alert.passes(at("09:05:00"))).isEqualTo(Effect.CHANGED);
            assertThat(alert.state.status()).isEqualTo(Status.UNKNOWN);
        }

        @Test
        void endOneAnothersWord() {
            alert.hears(one);
            alert.hears(firing(at("09:01:00")).by("two"));

            assertThat(alert.hears(ok(at("09:02:00")).by("two"))).isEqualTo(Effect.RESOLVED);
        }

        @Test
        void keepTheirSeverityWhileAnotherWaitsAgain() {
            alert.hears(one.waiting(Duration.ofMinutes(10)));
            alert.hears(firing(at("09:01:00"))
                    .by("webhook")
                    .waiting(Duration.ofMinutes(10))
                    .as(Severity.S1, "page"));
            alert.passes(at("09:05:00"));
            alert.hears(firing(at("09:06:00")).by("one").waiting(Duration.ofMinutes(10)));

            assertThat(alert.state.status()).isEqualTo(Status.PENDING);
            assertThat(alert.state.severity()).isEqualTo(Severity.S1);
        }

        @Test
        void areHeardAgainWithWhatTheySayNow() {
            alert.hears(one);
            alert.passes(at("09:05:00"));
            alert.hears(firing(at("09:06:00")).by("two").as(Severity.S1, "page"));

            assertThat(alert.last()).isInstanceOf(AlertResumed.class);
            assertThat(alert.state.severity()).isEqualTo(Severity.S1);
        }
    }

    @Nested
    class AfterARestart {

        @Test
        void countsAnOkLaterThanTheWordThatIsStored() {
            alert.hears(firing(at("09:00:00")).promising(FIVE_MINUTES));
            alert.hears(firing(at("09:04:00")).promising(FIVE_MINUTES));
            alert.restarts(at("09:05:00"));

            assertThat(alert.hears(ok(at("08:59:00")), at("09:05:10"))).isEqualTo(Effect.LATE);
            assertThat(alert.hears(ok(at("09:04:30")), at("09:05:10"))).isEqualTo(Effect.RESOLVED);
        }

        @Test
        void grantsPatienceOnlyToThoseWhoFire() {
            alert.hears(firing(at("09:00:00")).as(Severity.S5, "warning"));
            alert.hears(firing(at("09:01:00")).as(Severity.S2, "critical").promising(FIVE_MINUTES));
            alert.hears(ok(at("09:02:00")).as(Severity.S2, "critical"));
            alert.restarts(at("10:00:00"));

            assertThat(AlertDecider.wakeAt(alert.state, alert.heard, Silences.NONE))
                    .isNull();
        }
    }
}
