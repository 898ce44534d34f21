package io.tocsin.api.demo;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.backtest.Difference;
import io.tocsin.core.backtest.Result;
import io.tocsin.core.rulebook.RulebookApplied;
import io.tocsin.core.severity.Severity;
import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.projections.search.Answered;
import io.tocsin.projections.search.AnsweredIncidents;
import io.tocsin.projections.search.IncidentFigures;
import io.tocsin.projections.search.Retrospective;
import io.tocsin.projections.search.Retrospectives;
import io.tocsin.projections.search.ValueMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is told of a month, against a second reading of its raw events that knows nothing of tables: to the last incident.
 * {@code -Dtocsin.demo.days=30} does it with a whole month.
 */
class RecomputationIT {

    private static final int DAYS = Integer.getInteger("tocsin.demo.days", 10);
    private static final int MOMENTS = Integer.getInteger("tocsin.moments", 20);
    private static final long SEED = Long.getLong("tocsin.seed", new Random().nextInt(1_000_000));
    private static final Instant NOW = Played.END.plusSeconds(30);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final Expression ALL = query("").expression();
    private static final String MACHINES = "trigger =~ \"^(Node|Host|Raid|Disk)\"";
    private static final String TRANSFERS = "project = \"northwind-bank\" and ~deployment = \"transfers\"";
    private static final Instant MONDAY = Instant.parse("2001-01-01T00:00:00Z");

    private static Played played;
    private static DataSource tables;
    private static Pencil pencil;
    private static Tried tried;

    @BeforeAll
    static void play() {
        System.out.println("tocsin.seed " + SEED + ", " + DAYS + " days");
        played = new Played(DAYS, SEED);
        tables = played.tables();
        pencil = Pencil.read(played.events(), NOW);
        tried = new Tried(played, tables);
    }

    @AfterAll
    static void close() {
        played.close();
    }

    @Test
    void theMatrixCountsEveryIncident() {
        List<Answered> rows = answered().of(ALL, null, null, null, NOW);

        assertThat(rows).containsExactlyInAnyOrderElementsOf(matrix(pencil.incidents().stream(), told -> null));
        assertThat(rows.stream().mapToLong(Answered::incidents).sum())
                .isEqualTo(pencil.incidents().size());
        assertThat(rows.stream().mapToLong(Answered::breached).sum()).isPositive();
        assertThat(rows.stream().mapToLong(Answered::unanswered).sum()).isPositive();
    }

    @Test
    void theTrendCountsEveryIncidentInItsStep() {
        Instant from = Played.END.minus(Duration.ofDays(8));
        Instant to = Played.END.minus(Duration.ofHours(31));
        for (Duration every : List.of(Duration.ofDays(1), Duration.ofDays(7))) {
            List<Answered> rows = answered().of(ALL, from, to, every, NOW);

            assertThat(rows)
                    .containsExactlyInAnyOrderElementsOf(matrix(
                            pencil.incidents().stream()
                                    .filter(told -> !told.opened.isBefore(from) && told.opened.isBefore(to)),
                            told -> step(told.opened, every)));
        }
    }

    @Test
    void figuresAreOfEveryIncident() {
        figures("severity", told -> Severity.ofLevel(told.severity).name());
        figures("service_level", told -> told.serviceLevel);
        figures("project", told -> told.project);
    }

    @Test
    void figuresByDayAreOfEveryIncident() {
        List<List<@Nullable Object>> rows =
                figures().of(query("| count, p95(response.time) every 1d"), NOW).rows();

        Map<Instant, List<Told>> byDay = pencil.incidents().stream()
                .collect(Collectors.groupingBy(told -> step(told.opened, Duration.ofDays(1))));
        assertThat(rows).hasSameSizeAs(byDay.keySet());
        rows.forEach(row -> {
            List<Told> some = byDay.getOrDefault((Instant) row.getFirst(), List.of());
            assertThat(row.get(1)).isEqualTo((long) some.size());
            assertThat(row.get(2)).isEqualTo(percentile(times(some), 0.95));
        });
    }

    @Test
    void theRetrospectiveIsOfEveryIncident() {
        Instant from = Played.END.minus(Duration.ofDays(DAYS - 1));
        Retrospective told = retrospective(from, Played.END);

        List<Told> all = pencil.incidents().stream()
                .filter(one -> !one.opened.isBefore(from) && one.opened.isBefore(Played.END))
                .toList();
        assertThat(told.totals())
                .isEqualTo(new Retrospective.Totals(
                        all.size(),
                        all.stream().mapToLong(one -> one.alerts.size()).sum(),
                        all.stream().filter(one -> one.late).count(),
                        all.stream().filter(RecomputationIT::neverHandled).count(),
                        all.stream().filter(one -> one.closed == null).count()));
        assertThat(told.triggers()).isEqualTo(frequent(all.stream()));
        assertThat(told.neverHandled()).isEqualTo(frequent(all.stream().filter(RecomputationIT::neverHandled)));
        assertThat(told.people()).isEqualTo(people(all));
        assertThat(told.handovers())
                .extracting(Retrospective.Chain::number, Retrospective.Chain::takenBy)
                .isEqualTo(chains(all));
    }

    @Test
    void theRetrospectiveLooksAtTheWorst() {
        Retrospective told = retrospective(Instant.EPOCH, Played.END);

        assertThat(seconds(told.breaches()))
                .isNotEmpty()
                .isEqualTo(worst(one -> one.late, one -> micros(one.overrun) / 1e6));
        assertThat(seconds(told.longest()))
                .isEqualTo(worst(one -> one.lasted(NOW).isPositive(), one -> micros(one.lasted(NOW)) / 1e6));
        assertThat(told.flappers().stream()
                        .map(one -> Map.entry(one.number(), (double) Objects.requireNonNull(one.times())))
                        .toList())
                .isEqualTo(worst(one -> pencil.flaps(one) > one.alerts.size(), one -> (double) pencil.flaps(one)));
    }

    /** {@code -Dtocsin.moments=1000} asks of as many moments. */
    @Test
    void thePastIsWhatAReplayUpToTheMomentShows() {
        Random random = new Random(SEED);
        long seconds = Duration.ofDays(DAYS).toSeconds();
        try (Replayed replayed = new Replayed(played, tables)) {
            random.longs(MOMENTS, 0, seconds)
                    .sorted()
                    .mapToObj(second -> Played.END.minusSeconds(seconds - second))
                    .forEach(moment -> replayed.compare(moment, random, NOW));
        }
    }

    /** Its second version held in the last two fifths of the month. */
    @Test
    void nothingIsDifferentUnderTheRulesThatHeld() {
        Result result = tried.under(tried.version(2).text(), DAYS * 2 / 5);

        assertThat(result.differences()).isEmpty();
        assertThat(result.totals().different()).isZero();
        assertThat(result.totals().incidents().was()).isPositive();
        assertThat(result.totals().fidelity().unlike()).isEmpty();
    }

    /**
     * Routing is asked of the alert that opens an incident, and others may have come to it. As the whole month is gone through,
     * what the first version did not have yet is different in its time.
     */
    @Test
    void aLineOfRoutingMakesDifferentExactlyWhatItMatches() {
        RulebookApplied second = tried.version(2);
        Instant since = second.at();
        Set<Long> transfers = tried.found(TRANSFERS + " and not " + MACHINES, pencil, Instant.EPOCH, since);
        transfers.removeIf(number -> !"transfers".equals(tried.opener(number, "deployment")));
        Set<Long> machines = tried.found(MACHINES, pencil, Instant.EPOCH, NOW);
        machines.removeIf(number -> !pencil.incident(number).trigger.matches("(Node|Host|Raid|Disk).*"));

        Result unchanged = tried.under(second.text(), DAYS);
        Result changed = tried.under(second.text().replace(MACHINES + " -> #platform", MACHINES + " -> #l1"), DAYS);

        assertThat(unchanged.totals().fidelity().incidents())
                .isEqualTo(unchanged.totals().fidelity().reproduced())
                .isPositive();
        assertThat(tried.different(unchanged)).isEqualTo(transfers);
        assertThat(machines).isNotEmpty();
        Set<Long> both = new TreeSet<>(machines);
        both.addAll(transfers);
        assertThat(tried.different(changed)).isEqualTo(both);
        assertThat(changed.differences())
                .allSatisfy(one -> assertThat(one.kinds()).contains(Difference.Kind.ROUTED));
    }

    private static void figures(String by, Function<Told, String> key) {
        String query =
                "| count, p50(response.time), p95(response.time), max(duration), avg(duration), sum(flaps) by " + by;
        List<List<@Nullable Object>> rows = figures().of(query(query), NOW).rows();

        Map<String, List<Told>> groups = pencil.incidents().stream().collect(Collectors.groupingBy(key));
        assertThat(rows)
                .extracting(List::getFirst)
                .containsExactlyInAnyOrderElementsOf(new ArrayList<>(groups.keySet()));
        rows.forEach(row -> {
            List<Told> some = groups.getOrDefault((String) row.getFirst(), List.of());
            List<Duration> lasted =
                    some.stream().map(one -> one.lasted(NOW)).sorted().toList();
            assertThat(row.subList(1, row.size()))
                    .as(row.toString())
                    .isEqualTo(Arrays.asList(
                            (long) some.size(),
                            percentile(times(some), 0.5),
                            percentile(times(some), 0.95),
                            lasted.getLast(),
                            average(lasted),
                            some.stream().mapToLong(pencil::flaps).sum()));
        });
    }

    private static List<Answered> matrix(Stream<Told> some, Function<Told, @Nullable Instant> step) {
        Map<List<@Nullable Object>, List<Told>> cells = new HashMap<>();
        some.forEach(told -> cells.computeIfAbsent(
                        Arrays.asList(step.apply(told), told.severity, told.serviceLevel), cell -> new ArrayList<>())
                .add(told));
        List<Answered> rows = new ArrayList<>();
        cells.forEach((cell, incidents) -> {
            long late = incidents.stream().filter(told -> told.late).count();
            long met = incidents.stream()
                    .filter(told -> !told.late && told.firstTaken != null)
                    .count();
            List<Duration> times = times(incidents);
            rows.add(new Answered(
                    (Instant) cell.get(0),
                    Severity.ofLevel((int) Objects.requireNonNull(cell.get(1))),
                    (String) Objects.requireNonNull(cell.get(2)),
                    incidents.size(),
                    met,
                    late,
                    incidents.size() - met - late,
                    percentile(times, 0.5),
                    percentile(times, 0.95),
                    times.isEmpty() ? null : times.getLast()));
        });
        return rows;
    }

    private static boolean neverHandled(Told told) {
        return !told.mustBeAnswered && told.firstTaken == null;
    }

    private static List<Retrospective.Frequent> frequent(Stream<Told> some) {
        return some.collect(Collectors.groupingBy(told -> Map.entry(told.project, told.trigger))).entrySet().stream()
                .map(group -> new Retrospective.Frequent(
                        group.getKey().getKey(),
                        group.getKey().getValue(),
                        group.getValue().size(),
                        group.getValue().stream()
                                .mapToLong(told -> told.alerts.size())
                                .sum(),
                        group.getValue().stream().mapToLong(pencil::flaps).sum()))
                .sorted(comparing(Retrospective.Frequent::incidents)
                        .thenComparing(Retrospective.Frequent::alerts)
                        .reversed()
                        .thenComparing(Retrospective.Frequent::project)
                        .thenComparing(Retrospective.Frequent::trigger))
                .limit(20)
                .toList();
    }

    private static List<Retrospective.Load> people(List<Told> all) {
        Map<String, long[]> loads = new LinkedHashMap<>();
        for (Told told : all) {
            told.people.forEach(person -> load(loads, person, 0, 0));
            told.hands.stream().distinct().forEach(person -> load(loads, person, 0, 1));
            told.closers.stream().distinct().forEach(person -> load(loads, person, 1, 1));
            told.commenters.forEach(person -> load(loads, person, 2, 1));
        }
        return loads.entrySet().stream()
                .map(load -> new Retrospective.Load(
                        load.getKey(), load.getValue()[0], load.getValue()[1], load.getValue()[2]))
                .sorted(comparing(Retrospective.Load::taken)
                        .thenComparing(Retrospective.Load::closed)
                        .reversed()
                        .thenComparing(Retrospective.Load::person))
                .limit(20)
                .toList();
    }

    private static void load(Map<String, long[]> loads, String person, int what, int more) {
        loads.computeIfAbsent(person, p -> new long[3])[what] += more;
    }

    private static List<Tuple> chains(List<Told> all) {
        return all.stream()
                .filter(told -> told.hands.size() > 1)
                .sorted(comparing((Told told) -> told.hands.size())
                        .thenComparing(told -> told.number)
                        .reversed())
                .limit(20)
                .map(told -> Tuple.tuple(told.number, told.hands))
                .toList();
    }

    private static List<Map.Entry<Long, Double>> worst(Predicate<Told> which, Function<Told, Double> by) {
        return pencil.incidents().stream()
                .filter(told -> told.opened.isBefore(Played.END))
                .filter(which)
                .map(told -> Map.entry(told.number, by.apply(told)))
                .sorted(Map.Entry.<Long, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey())
                        .reversed())
                .limit(20)
                .toList();
    }

    private static List<Map.Entry<Long, Double>> seconds(List<Retrospective.Looked> some) {
        return some.stream()
                .map(one -> Map.entry(one.number(), Objects.requireNonNull(one.seconds())))
                .toList();
    }

    private static List<Duration> times(List<Told> some) {
        return some.stream()
                .map(Told::responseTime)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    /** By nearest rank. */
    private static @Nullable Duration percentile(List<Duration> sorted, double part) {
        return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }

    private static Duration average(List<Duration> some) {
        double micros =
                some.stream().mapToLong(RecomputationIT::micros).average().orElse(0);
        return Duration.of(Math.round(micros), ChronoUnit.MICROS);
    }

    private static long micros(Duration duration) {
        return duration.dividedBy(ChronoUnit.MICROS.getDuration());
    }

    private static Instant step(Instant moment, Duration every) {
        long steps = Duration.between(MONDAY, moment).dividedBy(every);
        return MONDAY.plus(every.multipliedBy(steps));
    }

    private static Retrospective retrospective(Instant from, Instant to) {
        return new Retrospectives(tables, LONG_ENOUGH, new ValueMemory()).of(ALL, from, to, NOW);
    }

    private static AnsweredIncidents answered() {
        return new AnsweredIncidents(tables, LONG_ENOUGH, new ValueMemory());
    }

    private static IncidentFigures figures() {
        return new IncidentFigures(tables, LONG_ENOUGH, new ValueMemory());
    }

    static Query query(String text) {
        return switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood understood -> understood.query();
            case Reading.Refused refused -> throw new AssertionError(refused.render());
        };
    }
}
