package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.tocsin.api.problem.ProblemException;
import io.tocsin.projections.search.FigureTable;
import io.tocsin.projections.search.FigureTable.Column;
import io.tocsin.projections.search.FigureTable.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartsTest {

    private static final Instant MONDAY = Instant.parse("2026-10-26T00:00:00Z");

    @Nested
    class Trends {

        @Test
        void stackTheirAmountsFromTheBottomUp() {
            Trend trend = Trend.of(List.of(
                    new Trend.Step(MONDAY, "", List.of(new Trend.Amount(3, "met"), new Trend.Amount(1, "breached"))),
                    new Trend.Step(MONDAY.plusSeconds(604_800), "", List.of(new Trend.Amount(2, "met")))));

            assertThat(trend.columns())
                    .extracting(Trend.Column::x, Trend.Column::label)
                    .containsExactly(tuple(0L, "26.10"), tuple(500L, "02.11"));
            assertThat(trend.first().boxes())
                    .containsExactly(new Trend.Box(30, 90, "met"), new Trend.Box(0, 30, "breached"));
            assertThat(trend.last().boxes()).containsExactly(new Trend.Box(60, 60, "met"));
        }

        @Test
        void areFlatWhereThereIsNothing() {
            assertThat(Trend.of(List.of(new Trend.Step(MONDAY, "", List.of(new Trend.Amount(0, "met")))))
                            .first()
                            .boxes())
                    .isEmpty();
        }

        @Test
        void fitAnyNumberOfSteps() {
            List<Trend.Step> steps = IntStream.range(0, 3_000)
                    .mapToObj(i ->
                            new Trend.Step(MONDAY.plusSeconds(60L * i), "", List.of(new Trend.Amount(i, "amount"))))
                    .toList();

            assertThat(Trend.of(steps).columns())
                    .allSatisfy(column -> assertThat(column.x()).isBetween(0L, Trend.WIDTH))
                    .allSatisfy(column -> assertThat(column.width()).isPositive());
        }
    }

    @Nested
    class Figures {

        private final FigureTable byTrigger = new FigureTable(
                List.of(
                        new Column("trigger", Type.TEXT),
                        new Column("count", Type.NUMBER),
                        new Column("p50(response.time)", Type.DURATION)),
                List.of(
                        Arrays.asList("A", 2L, null),
                        Arrays.asList(null, 8L, Duration.ofSeconds(61)),
                        Arrays.asList("B", 4L, Duration.ZERO)));

        @Test
        void areToldAsPeopleReadThem() {
            FigureView view = FigureView.of(byTrigger, 1);

            assertThat(view.rows())
                    .extracting(FigureView.Row::cells)
                    .containsExactly(List.of("A", "2", "–"), List.of("–", "8", "1m 1s"), List.of("B", "4", "0s"));
            assertThat(view.rows()).extracting(FigureView.Row::bar).containsExactly(250L, 1_000L, 500L);
            assertThat(view.numeric()).containsExactly(false, true, true);
            assertThat(view.trend()).isNull();
        }

        @Test
        void areDrawnWhereTimeAloneSplitsThem() {
            FigureTable byDay = new FigureTable(
                    List.of(new Column("opened", Type.TIME), new Column("count", Type.NUMBER)),
                    List.of(List.of(MONDAY, 3L), List.of(MONDAY.plusSeconds(86_400), 6L)));

            assertThat(FigureView.of(byDay, 1).trend())
                    .isNotNull()
                    .satisfies(trend -> assertThat(trend.last().told()).isEqualTo("6"));
        }

        @Test
        void mayBeOneNumberOrNone() {
            FigureTable count = new FigureTable(List.of(new Column("count", Type.NUMBER)), List.of(List.of(0L)));

            assertThat(FigureView.of(count, 0).rows()).containsExactly(new FigureView.Row(List.of("0"), 0));
            assertThat(FigureView.of(new FigureTable(count.columns(), List.of()), 0)
                            .rows())
                    .isEmpty();
        }
    }

    @Nested
    class Periods {

        private final Instant now = Instant.parse("2026-10-26T15:00:00.5Z");

        @Test
        void endNowUnlessTheyAreToldOtherwise() {
            Period period = Period.of(new Period.Wanted("", null, null, null), now);

            assertThat(period.last()).isEqualTo("30d");
            assertThat(period.to()).isAfter(now);
            assertThat(Duration.between(period.from(), period.to())).isEqualTo(Duration.ofDays(30));
        }

        @Test
        void countTheirLastDay() {
            Period period = Period.of(new Period.Wanted("2026-10-01", "2026-10-07", "", "90d"), now);

            assertThat(period.last()).isNull();
            assertThat(period.from()).isEqualTo("2026-10-01T00:00:00Z");
            assertThat(period.to()).isEqualTo("2026-10-08T00:00:00Z");
            assertThat(period.firstDay()).isEqualTo("2026-10-01");
            assertThat(period.lastDay()).isEqualTo("2026-10-07");
        }

        @Test
        void haveTheDaysOfTheReader() {
            Period period = Period.of(new Period.Wanted("2026-10-01", "2026-10-25", "Europe/Berlin", null), now);

            assertThat(period.from()).isEqualTo("2026-09-30T22:00:00Z");
            assertThat(period.to()).isEqualTo("2026-10-25T23:00:00Z");
            assertThat(period.firstDay()).isEqualTo("2026-10-01");
            assertThat(period.lastDay()).isEqualTo("2026-10-25");
        }

        @ParameterizedTest
        @CsvSource({"2026-10-07, 2026-10-01, 7d", "yesterday, '', 7d", "'', 2026-13-01, 7d", "'', '', -1d", "'', '', x"
        })
        void areRefusedWhereTheyMakeNoSense(String from, String to, String last) {
            assertThatThrownBy(() -> Period.of(new Period.Wanted(from, to, null, last), now))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("Expected");
        }
    }
}
