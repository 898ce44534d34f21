package io.tocsin.core.mute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.Seeds;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Nested
    class Once {

        @Test
        void holdsFromItsBeginningUntilRightBeforeItsEnd() {
            Instant from = Instant.parse("2026-11-01T22:00:00Z");
            Instant until = Instant.parse("2026-11-01T23:00:00Z");
            Window window = new Window.Once(from, until);

            assertThat(window.holds(from.minusNanos(1))).isFalse();
            assertThat(window.holds(from)).isTrue();
            assertThat(window.holds(until.minusNanos(1))).isTrue();
            assertThat(window.holds(until)).isFalse();
        }
    }

    @Nested
    class Weekly {

        /** The clock changes on 29 March and 25 October in Berlin, on 8 March in New York, on 5 April in Lord Howe by half an hour. */
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                ordinary Sunday               | Europe/Berlin       | sun     | 02:00 | 04:00 | 2026-03-22 | 01:00-03:00
                Sunday without 02:00 to 03:00 | Europe/Berlin       | sun     | 02:00 | 04:00 | 2026-03-29 | 01:00-02:00
                it lies in what is left out   | Europe/Berlin       | sun     | 02:10 | 02:50 | 2026-03-29 | never
                it ends in what is left out   | Europe/Berlin       | sun     | 01:30 | 02:30 | 2026-03-29 | 00:30-01:00
                Sunday with 02:00 twice       | Europe/Berlin       | sun     | 02:00 | 04:00 | 2026-10-25 | 00:00-03:00
                half of what comes twice      | Europe/Berlin       | sun     | 02:00 | 02:30 | 2026-10-25 | 00:00-00:30 01:00-01:30
                over midnight                 | UTC                 | sat     | 23:00 | 01:00 | 2026-03-21 | 23:00-01:00
                all day                       | UTC                 | sat     | 00:00 | 00:00 | 2026-03-21 | 00:00-00:00
                not on another day            | UTC                 | sat sun | 02:00 | 04:00 | 2026-03-23 | never
                over midnight and the change  | Europe/Berlin       | sat     | 23:00 | 05:00 | 2026-03-28 | 22:00-03:00
                in the west                   | America/New_York    | sun     | 01:00 | 03:00 | 2026-03-08 | 06:00-07:00
                by half an hour               | Australia/Lord_Howe | sun     | 01:00 | 03:00 | 2026-04-05 | 14:00-16:30
                """)
        void goesByTheClockOnTheWall(
                String what, String zone, String days, LocalTime from, LocalTime until, String date, String expected) {
            Window window = new Window.Weekly(days(days), from, until, ZoneId.of(zone));
            Instant noonBefore = Instant.parse(date + "T12:00:00Z").minus(Duration.ofDays(1));

            List<String> spans = spans(window, noonBefore, noonBefore.plus(Duration.ofHours(42)));

            assertThat(spans.isEmpty() ? "never" : String.join(" ", spans))
                    .as(what)
                    .isEqualTo(expected);
        }

        @Test
        void holdsAsLongAsItSaysWhereNoClockIsChanged() {
            Seeds.tries(200, random -> {
                Set<DayOfWeek> days = someDays(random);
                int from = random.nextInt(1440);
                int lasts = 1 + random.nextInt(1440);
                Window window = new Window.Weekly(
                        days,
                        LocalTime.MIN.plusMinutes(from),
                        LocalTime.MIN.plusMinutes(from + lasts),
                        ZoneOffset.ofHours(random.nextInt(-12, 13)));
                Instant monday = Instant.parse("2026-03-02T00:00:00Z").plusSeconds(60L * random.nextInt(100_000));
                long minutes = Stream.iterate(monday, moment -> moment.plus(MINUTE))
                        .limit(7 * 1440)
                        .filter(window::holds)
                        .count();

                assertThat(minutes).isEqualTo(days.size() * (long) lasts);
            });
        }

        private static Set<DayOfWeek> someDays(Random random) {
            Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
            while (random.nextBoolean()) {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            return days;
        }

        private static Set<DayOfWeek> days(String words) {
            return Stream.of(words.split(" "))
                    .map(word -> Stream.of(DayOfWeek.values())
                            .filter(day -> day.name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .startsWith(word))
                            .findFirst()
                            .orElseThrow())
                    .collect(Collectors.toSet());
        }

        /** In UTC, {@code 01:00-03:00}. */
        private static List<String> spans(Window window, Instant from, Instant until) {
            List<String> spans = new ArrayList<>();
            Instant began = null;
            for (Instant moment = from; moment.isBefore(until); moment = moment.plus(MINUTE)) {
                boolean holds = window.holds(moment);
                if (holds && began == null) {
                    began = moment;
                } else if (!holds && began != null) {
                    spans.add(time(began) + "-" + time(moment));
                    began = null;
                }
            }
            return spans;
        }

        private static String time(Instant moment) {
            return moment.toString().substring(11, 16);
        }
    }
}
