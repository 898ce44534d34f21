package io.tocsin.projections.search;

import static io.tocsin.projections.search.Asked.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Figure;
import io.tocsin.mql.ast.Figures;
import io.tocsin.mql.ast.Function;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.predicate.IncidentPredicate;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.spec.MqlSpecSuite;
import io.tocsin.mql.spec.RandomQueries;
import io.tocsin.mql.spec.SampleIncident;
import io.tocsin.projections.Tables;
import io.tocsin.projections.fold.SampleTables;
import io.tocsin.projections.labels.LabelHash;
import io.tocsin.projections.search.FigureTable.Column;
import io.tocsin.projections.search.FigureTable.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FiguresIT {

    private final Tables tables = new Tables();
    private final IncidentFigures figures = new IncidentFigures(tables.live, Duration.ofSeconds(20), new ValueMemory());

    @AfterEach
    void close() {
        tables.close();
    }

    @Nested
    class OfRandomIncidents {

        private static final int INCIDENTS = 80;
        private static final int QUERIES = 1_000;

        private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
        private final Random random = new Random(seed);

        @Test
        void areWhatComesOutOneByOne() {
            System.out.println("seed " + seed);
            List<SampleIncident> incidents = new RandomIncidents(random).incidents(INCIDENTS);
            SampleTables.write(tables, incidents, RandomIncidents.NOW);
            RandomQueries queries = new RandomQueries(random, RandomIncidents.LABELS, RandomIncidents.TEXTS);
            for (int i = 0; i < QUERIES; i++) {
                Expression expression = queries.expression();
                Query query = new Query(expression, null, List.of(), null, wanted(), List.of());
                IncidentPredicate predicate = Predicates.ofIncident(expression);
                List<SampleIncident> found = incidents.stream()
                        .filter(incident -> predicate.test(incident, RandomIncidents.NOW))
                        .toList();
                check(query, found);
            }
        }

        private void check(Query query, List<SampleIncident> found) {
            Figures asked = Objects.requireNonNull(query.figures());
            assertThat(figures.of(query, RandomIncidents.NOW).rows())
                    .as("seed %d: %s", seed, Formatter.format(query))
                    .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                            .withComparatorForType(FiguresIT::nearly, Double.class)
                            .build())
                    .containsExactlyInAnyOrderElementsOf(new ExpectedFigures(asked, RandomIncidents.NOW).of(found));
        }

        private Figures wanted() {
            List<Operand> by = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                by.add(
                        random.nextBoolean()
                                ? new Operand.OfLabel(RandomIncidents.LABELS.get(random.nextInt(4)))
                                : new Operand.OfField(field(Field::groupable)));
            }
            Duration every = random.nextInt(3) == 0 ? Duration.ofSeconds(1 + random.nextInt(200_000)) : null;
            List<Figure> some = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                some.add(figure());
            }
            return new Figures(some, by, every);
        }

        private Figure figure() {
            Function function = Function.values()[random.nextInt(Function.values().length)];
            return switch (function) {
                case COUNT -> new Figure(function, null);
                case SUM, AVG -> new Figure(function, field(Field::summable));
                case MIN, MAX, P50, P90, P95, P99 -> new Figure(function, field(Field::measurable));
            };
        }

        private Field field(Predicate<Field> which) {
            List<Field> fields = Arrays.stream(Field.values()).filter(which).toList();
            return fields.get(random.nextInt(fields.size()));
        }
    }

    @Nested
    class OfADutyTeam {

        private final Instant now = MqlSpecSuite.data().now();

        @Test
        void areOneRowWhenNothingSplitsThem() {
            FigureTable table =
                    ask("severity <= S3 | count, p50(response.time), max(comments), avg(alerts), min(opened)");

            assertThat(table.columns())
                    .containsExactly(
                            new Column("count", Type.NUMBER),
                            new Column("p50(response.time)", Type.DURATION),
                            new Column("max(comments)", Type.NUMBER),
                            new Column("avg(alerts)", Type.FRACTION),
                            new Column("min(opened)", Type.TIME));
            assertThat(table.rows())
                    .containsExactly(
                            Arrays.asList(5L, Duration.ofMinutes(5), 7L, 1.6, Instant.parse("2026-10-20T00:00:00Z")));
        }

        @Test
        void areInTheOrderOfWhatSplitsThem() {
            FigureTable table = ask("trigger != BackupFinished | count by service_level, ~zone");

            assertThat(table.columns().stream().map(Column::name)).containsExactly("service_level", "~zone", "count");
            assertThat(table.rows())
                    .containsExactly(
                            Arrays.asList("Gold", "a", 1L),
                            Arrays.asList("Gold", "b", 1L),
                            Arrays.asList("Gold", null, 3L),
                            Arrays.asList("None", null, 1L),
                            Arrays.asList("Platinum", null, 2L),
                            Arrays.asList("Silver", null, 1L));
        }

        @Test
        void beginAWeekWithMonday() {
            assertThat(ask("| count by severity every 1w").rows().getFirst())
                    .containsExactly(Instant.parse("2026-10-19T00:00:00Z"), "S1", 1L);
        }

        @Test
        void beginDaysAtMidnightOfTheZone() {
            ZoneId prague = ZoneId.of("Europe/Prague");
            ask("| count");

            List<List<@Nullable Object>> days =
                    figures.of(query("| count every 1d"), now, prague).rows();

            assertThat(days).hasSizeGreaterThan(1);
            assertThat(days)
                    .allSatisfy(row -> assertThat(((Instant) Objects.requireNonNull(row.getFirst()))
                                    .atZone(prague)
                                    .toLocalTime())
                            .isEqualTo(LocalTime.MIDNIGHT));
            assertThat(days.stream()
                            .mapToLong(row -> (Long) Objects.requireNonNull(row.getLast()))
                            .sum())
                    .isEqualTo(MqlSpecSuite.data().incidents().size());
        }

        @Test
        void beginHoursWhereTheZoneBeginsThem() {
            ZoneId kolkata = ZoneId.of("Asia/Kolkata");
            ask("| count");

            assertThat(figures.of(query("| count every 1h"), now, kolkata).rows())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(((Instant) Objects.requireNonNull(row.getFirst()))
                                    .atZone(kolkata)
                                    .getMinute())
                            .isZero());
        }

        @Test
        void areNothingOfNothing() {
            assertThat(ask("number = 0 | count, sum(alerts)").rows()).containsExactly(Arrays.asList(0L, null));
            assertThat(ask("number = 0 | count by ~nobody").rows()).isEmpty();
        }

        @Test
        void endWhenThereAreMoreRowsThanAnybodyReads() {
            ask("| count");
            tables.jdbc.update("""
                    INSERT INTO incident_label SELECT 1, 100 + n, ARRAY[1000000 + n] FROM generate_series(1, 10001) AS s (n)
                    """);
            tables.jdbc.update("INSERT INTO label VALUES (1000000, 0, ?, 'serial')", LabelHash.of("serial"));
            tables.jdbc.update(
                    "INSERT INTO label SELECT 1000000 + n, 1000000, n, n::text FROM generate_series(1, 10001) AS s (n)");
            tables.jdbc.execute("ANALYZE");

            assertThatExceptionOfType(Unanswered.class)
                    .isThrownBy(() -> figures.of(query("| count by ~serial"), now))
                    .withMessageContaining("Expected at most 10000 rows of figures, but there are more");
        }

        @Test
        void areOfThePresentAndAskedFor() {
            assertThatExceptionOfType(Unanswered.class)
                    .isThrownBy(() -> figures.of(query("as of today | count"), now))
                    .satisfies(e -> assertThat(e.why()).isEqualTo(Unanswered.Cause.NOT_YET));
            assertThatIllegalArgumentException().isThrownBy(() -> figures.of(query("status = new"), now));
        }

        private FigureTable ask(String text) {
            SampleTables.write(tables, MqlSpecSuite.data().incidents(), now);
            return figures.of(query(text), now);
        }
    }

    private static int nearly(double one, double other) {
        return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other))
                ? 0
                : Double.compare(one, other);
    }
}
