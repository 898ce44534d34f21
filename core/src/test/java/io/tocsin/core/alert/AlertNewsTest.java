package io.tocsin.core.alert;

import static io.tocsin.core.alert.AlertLife.at;
import static io.tocsin.core.event.Word.firing;
import static io.tocsin.core.event.Word.instant;
import static io.tocsin.core.event.Word.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What of the many words is worth a domain event: new texts, flapping, occurrences. */
class AlertNewsTest {

    private final AlertLife alert = new AlertLife();

    @Nested
    class Texts {

        @Test
        void areKeptAtMostOnceInFiveMinutes() {
            alert.hears(firing(at("09:00:00")).saying("93.1 %"));

            assertThat(alert.hears(firing(at("09:04:59")).saying("93.2 %"))).isEqualTo(Effect.REPEATED);
            assertThat(alert.hears(firing(at("09:05:00")).saying("93.3 %"))).isEqualTo(Effect.DESCRIBED);
            assertThat(alert.hears(firing(at("09:09:59")).saying("93.4 %"))).isEqualTo(Effect.REPEATED);
            assertThat(alert.hears(firing(at("09:10:00")).saying("93.5 %"))).isEqualTo(Effect.DESCRIBED);
            assertThat(alert.events.stream().filter(AlertDescribed.class::isInstance))
                    .hasSize(2);
        }

        @Test
        void areRememberedMeanwhileAsTheyCameLast() {
            alert.hears(firing(at("09:00:00")).saying("93.1 %"));
            alert.hears(firing(at("09:01:00")).saying("93.2 %"));
            alert.hears(firing(at("09:02:00")).saying("93.3 %"));

            assertThat(newest()).isEqualTo("93.3 %");
            assertThat(summary(alert.state.told())).isEqualTo("93.1 %");
            alert.hears(firing(at("09:06:00")).saying("93.3 %"));
            assertThat(alert.heard.newest()).isNull();
            assertThat(summary(alert.state.told())).isEqualTo("93.3 %");
        }

        @Test
        void areNoNewsWhenTheyAreAsBefore() {
            alert.hears(firing(at("09:00:00")).saying("93.1 %"));
            alert.hears(firing(at("09:01:00")).saying("93.2 %"));
            alert.hears(firing(at("09:02:00")).saying("93.1 %"));

            assertThat(alert.heard.newest()).isNull();
            assertThat(alert.hears(firing(at("09:30:00")).saying("93.1 %"))).isEqualTo(Effect.REPEATED);
            assertThat(alert.events).hasSize(1);
        }

        private String newest() {
            return summary(alert.heard.newest());
        }

        private static String summary(@org.jspecify.annotations.Nullable Told told) {
            return Objects.requireNonNull(
                    Objects.requireNonNull(told).annotations().get("summary"));
        }
    }

    @Nested
    class Flapping {

        @Test
        void beginsWithTheFourthIntervalWithinAnHour() {
            interval("09:00:00", "09:05:00");
            interval("09:10:00", "09:15:00");
            interval("09:20:00", "09:25:00");
            assertThat(lastFired().flapsUntil()).isNull();

            interval("09:59:59", "10:00:00");
            assertThat(lastFired().flapsUntil()).isEqualTo(at("10:00:00"));
        }

        @Test
        void doesNotBeginWhenTheFirstOfThemIsAnHourAgo() {
            interval("09:00:00", "09:05:00");
            interval("09:10:00", "09:15:00");
            interval("09:20:00", "09:25:00");
            interval("10:00:00", "10:01:00");
            assertThat(lastFired().flapsUntil()).isNull();

            interval("10:02:00", "10:03:00");
            assertThat(lastFired().flapsUntil()).isEqualTo(at("10:10:00"));
        }

        @Test
        void goesOnWithEachFurtherInterval() {
            for (int minute = 0; minute < 6; minute++) {
                alert.hears(firing(at("09:00:00").plusSeconds(600L * minute)));
                alert.hears(ok(at("09:00:30").plusSeconds(600L * minute)));
            }

            assertThat(lastFired().flapsUntil()).isEqualTo(at("10:20:00"));
            assertThat(alert.state.starts()).hasSize(3);
        }

        @Test
        void countsNoSilenceAsAnInterval() {
            for (int i = 0; i < 6; i++) {
                alert.hears(firing(at("09:00:00").plusSeconds(60L * i)).promising(java.time.Duration.ofSeconds(30)));
                alert.passes(at("09:00:30").plusSeconds(60L * i));
            }

            assertThat(alert.events.stream().filter(AlertFired.class::isInstance))
                    .hasSize(1);
        }

        private AlertFired lastFired() {
            return (AlertFired) alert.events.stream()
                    .filter(AlertFired.class::isInstance)
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }

        private void interval(String from, String to) {
            alert.hears(firing(at(from)));
            alert.hears(ok(at(to)));
        }
    }

    @Nested
    class Occurrences {

        @Test
        void areAllKept() {
            alert.hears(instant(at("09:00:00")));
            alert.hears(instant(at("09:00:00")));
            alert.hears(instant(at("08:00:00")), at("09:01:00"));

            assertThat(alert.events).hasSize(3).allMatch(AlertOccurred.class::isInstance);
            assertThat(alert.state.status()).isEqualTo(Status.NONE);
            assertThat(AlertDecider.wakeAt(alert.state, alert.heard, Silences.NONE))
                    .isNull();
        }

        @Test
        void leaveALastingAlertOfTheSameLabelsAlone() {
            alert.hears(firing(at("09:00:00")));
            alert.hears(instant(at("09:01:00")));
            alert.hears(ok(at("09:02:00")));

            assertThat(alert.intervals()).containsExactly("09:00:00 → 09:02:00");
        }
    }
}
