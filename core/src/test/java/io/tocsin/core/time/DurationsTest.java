package io.tocsin.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tocsin.core.Seeds;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @Test
    void readsWhatItWrites() {
        Seeds.tries(1_000, random -> {
            Duration duration = Duration.ofMillis(random.nextLong(36_525L * 86_400_000 + 1));
            assertThat(Durations.parse(Durations.format(duration))).contains(duration);
        });
    }

    @Test
    void writesEachDurationInOneWayOnly() {
        Seeds.tries(1_000, random -> {
            String text = Durations.format(Duration.ofDays(random.nextLong(10_000)));
            assertThat(Durations.format(Durations.parse(text).orElseThrow())).isEqualTo(text);
        });
    }

    @Nested
    class Reading {

        @ParameterizedTest
        @CsvSource({
            "30s, PT30S",
            "5m, PT5M",
            "2h, PT2H",
            "7d, PT168H",
            "4w, PT672H",
            "1h30m, PT1H30M",
            "90m, PT90M",
            "250ms, PT0.25S",
            "5m1ms, PT5M0.001S",
            "1w2d3h4m5s6ms, PT219H4M5.006S",
            "0s, PT0S",
            "36525d, PT876600H"
        })
        void acceptsNumbersWithUnits(String text, Duration expected) {
            assertThat(Durations.parse(text)).contains(expected);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "5",
                    "m",
                    "5 m",
                    "5m ",
                    "-5m",
                    "+5m",
                    "1.5h",
                    "5M",
                    "5min",
                    "30m1h",
                    "5m5m",
                    "PT5M",
                    "1y",
                    "1e3s",
                    "٣m",
                    "36526d",
                    "999999999w",
                    "99999999999999999999s"
                })
        void refusesEverythingElse(String text) {
            assertThat(Durations.parse(text)).isEmpty();
        }
    }

    @Nested
    class Writing {

        @ParameterizedTest
        @CsvSource({
            "PT0S, 0s",
            "PT0.0000009S, 0s",
            "PT90M, 1h30m",
            "PT24H, 24h",
            "PT47H59M, 47h59m",
            "PT48H, 2d",
            "PT51H, 2d3h",
            "PT168H, 1w",
            "PT240H, 10d",
            "PT0.25S, 250ms"
        })
        void prefersTheUnitsThatPeopleUse(Duration duration, String expected) {
            assertThat(Durations.format(duration)).isEqualTo(expected);
        }

        @Test
        void refusesANegativeDuration() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Durations.format(Duration.ofSeconds(-1)))
                    .withMessage("Expected a duration of 0 or more, but it is PT-1S");
        }
    }
}
