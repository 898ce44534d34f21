package io.tocsin.core.alert;

import static io.tocsin.core.alert.AlertLife.at;
import static io.tocsin.core.event.Word.firing;
import static io.tocsin.core.event.Word.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an alert makes of the silence of those who speak of it. */
class AlertSilenceTest {

    private static final Word EDGES = firing(at("09:00:00")).by("webhook");
    private static final Word REPEATS = firing(at("09:00:00")).by("main").promising(Duration.ofHours(1));

    private final AlertLife alert = new AlertLife();

    @Nested
    class OfASourceThatSpeaksAtTheEdges {

        @Test
        void makesItUnknownFromWhenTheSilenceCounts() {
            alert.hears(EDGES);
            alert.passes(at("10:00:00"));
            assertThat(alert.state.status()).isEqualTo(Status.FIRING);
            silent("webhook", at("09:10:00"));

            alert.passes(at("09:10:01"));

            assertThat(alert.last())
                    .isEqualTo(
                            new AlertWentUnknown(alert.state.fingerprint(), at("09:10:01"), at("09:10:00"), "webhook"));
            assertThat(alert.intervals()).containsExactly("09:00:00 →");
        }

        @Test
        void endsWithItsSilence() {
            alert.hears(EDGES);
            silent("webhook", at("09:10:00"));
            alert.passes(at("09:10:00"));
            speaks();

            assertThat(wake()).isEqualTo(Instant.EPOCH);
            assertThat(alert.passes(at("09:20:00"))).isEqualTo(Effect.RESUMED);

            assertThat(alert.last())
                    .isEqualTo(new AlertReinstated(alert.state.fingerprint(), at("09:20:00"), "webhook"));
            assertThat(alert.state.status()).isEqualTo(Status.FIRING);
            assertThat(alert.intervals()).containsExactly("09:00:00 →");
            assertThat(wake()).isNull();
        }

        @Test
        void waitsOnWhereItWaited() {
            alert.hears(EDGES.waiting(Duration.ofMinutes(30)));
            silent("webhook", at("09:10:00"));
            alert.passes(at("09:10:00"));
            assertThat(alert.state.status()).isEqualTo(Status.UNKNOWN);
            speaks();

            alert.passes(at("09:20:00"));
            assertThat(alert.state.status()).isEqualTo(Status.PENDING);
            assertThat(wake()).isEqualTo(at("09:30:00"));

            alert.passes(at("09:30:00"));
            assertThat(alert.intervals()).containsExactly("09:30:00 →");
        }

        @Test
        void changesNothingWhileAnotherLives() {
            alert.hears(EDGES);
            alert.hears(EDGES.by("other"));
            silent("webhook", at("09:10:00"));

            assertThat(wake()).isNull();
            alert.passes(at("09:11:00"));
            assertThat(alert.state.status()).isEqualTo(Status.FIRING);

            alert.silences = new Silences(Map.of("webhook", at("09:10:00"), "other", at("09:20:00")));
            assertThat(wake()).isEqualTo(at("09:20:00"));
            alert.passes(at("09:21:00"));
            assertThat(alert.last())
                    .isEqualTo(
                            new AlertWentUnknown(alert.state.fingerprint(), at("09:21:00"), at("09:20:00"), "other"));
        }

        @Test
        void isOverWithAnOk() {
            alert.hears(EDGES);
            silent("webhook", at("09:10:00"));
            alert.passes(at("09:10:00"));

            alert.hears(ok(at("09:15:00")).by("webhook"));

            assertThat(alert.intervals()).containsExactly("09:00:00 → 09:15:00");
        }

        @Test
        void holdsAfterARestart() {
            alert.hears(EDGES);
            silent("webhook", at("09:10:00"));
            alert.restarts(at("09:30:00"));

            assertThat(wake()).isEqualTo(at("09:10:00"));
            alert.passes(at("09:30:00"));
            assertThat(alert.state.status()).isEqualTo(Status.UNKNOWN);
        }
    }

    @Nested
    class OfASourceThatRepeats {

        @Test
        void breaksItsPromiseAtOnce() {
            alert.hears(REPEATS);
            silent("main", at("09:10:00"));

            alert.passes(at("09:10:00"));

            assertThat(alert.last())
                    .isEqualTo(new AlertWentUnknown(alert.state.fingerprint(), at("09:10:00"), at("09:10:00"), "main"));
        }

        @Test
        void isOverOnlyWhenItSaysSo() {
            alert.hears(REPEATS);
            silent("main", at("09:10:00"));
            alert.passes(at("09:10:00"));
            speaks();

            assertThat(wake()).isNull();
            alert.passes(at("09:20:00"));
            assertThat(alert.state.status()).isEqualTo(Status.UNKNOWN);

            assertThat(alert.hears(firing(at("09:21:00")).by("main").promising(Duration.ofHours(1))))
                    .isEqualTo(Effect.RESUMED);
        }

        @Test
        void changesNothingWhileAnotherThatRepeatsSaysFiring() {
            alert.hears(REPEATS);
            alert.hears(REPEATS.by("replica"));
            silent("main", at("09:10:00"));

            alert.passes(at("09:11:00"));

            assertThat(alert.state.status()).isEqualTo(Status.FIRING);
            assertThat(wake()).isEqualTo(at("10:00:00"));
        }

        @Test
        void countsFromItsEarlierEnd() {
            alert.hears(REPEATS.promising(Duration.ofMinutes(5)));
            silent("main", at("09:10:00"));

            assertThat(wake()).isEqualTo(at("09:05:00"));
        }
    }

    private void silent(String source, Instant since) {
        alert.silences = new Silences(Map.of(source, since));
    }

    private void speaks() {
        alert.silences = Silences.NONE;
    }

    private @Nullable Instant wake() {
        return AlertDecider.wakeAt(alert.state, alert.heard, alert.silences);
    }
}
