package io.tocsin.projections.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tocsin.core.postgres.EmbeddedPostgres;
import io.tocsin.core.postgres.EmbeddedPostgresSettings;
import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.schema.ProjectionsSchema;
import io.tocsin.projections.search.AlertSearch;
import io.tocsin.projections.search.IncidentFigures;
import io.tocsin.projections.search.IncidentSearch;
import io.tocsin.projections.search.ValueMemory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Prints how long searches take: {@code SearchBenchmark <incidents> <directory>}. The directory keeps the database, so that
 * the next run only measures.
 */
public final class SearchBenchmark {

    private static final long SEED = 4711;
    private static final Duration AT_MOST = Duration.ofMinutes(1);
    private static final Instant NOW = Incident.NOW;

    private final IncidentSearch incidents;
    private final AlertSearch alerts;
    private final IncidentFigures figures;

    private SearchBenchmark(DataSource live) {
        incidents = new IncidentSearch(live, AT_MOST, new ValueMemory());
        alerts = new AlertSearch(live, AT_MOST, new ValueMemory());
        figures = new IncidentFigures(live, AT_MOST, new ValueMemory());
    }

    /** How a query is asked. */
    private enum Of {
        INCIDENTS,
        ALERTS,
        FIGURES
    }

    /**
     * What is measured.
     *
     * @param query {@code %d} in it is another number each time, below {@code numbers}
     * @param target milliseconds; 0 for none
     */
    private record Work(String name, Of of, int times, int target, String query, int numbers) {}

    private static final List<Work> WORK = List.of(
            new Work("rare label", Of.INCIDENTS, 300, 15, "~pod = \"pod-%d\"", 100_000),
            new Work("two labels", Of.INCIDENTS, 500, 15, "~node = \"node-%d.example.net\" and ~env = prod", 5_000),
            new Work(
                    "label, list, negation",
                    Of.INCIDENTS,
                    500,
                    15,
                    "~node = \"node-%d.example.net\" and ~kubernetes in (cluster-1, cluster-2) and ~team != team-0",
                    5_000),
            new Work("label of open ones", Of.INCIDENTS, 500, 15, "status = new and ~namespace = namespace-%d", 400),
            new Work("label alone", Of.INCIDENTS, 500, 15, "~namespace = namespace-%d", 400),
            new Work(
                    "one alert",
                    Of.INCIDENTS,
                    300,
                    15,
                    "each(~node = \"node-%d.example.net\" and ~severity = critical)",
                    5_000),
            new Work("alerts by label", Of.ALERTS, 300, 15, "~node = \"node-%d.example.net\"", 5_000),
            new Work("half of all", Of.INCIDENTS, 300, 100, "~kubernetes = cluster-0 and severity <= S%d", 8),
            new Work("newest", Of.INCIDENTS, 300, 100, "~env = prod order by opened desc limit 50", 1),
            new Work("negation", Of.INCIDENTS, 300, 100, "~env != dev and ~team != team-%d", 40),
            new Work("by severity", Of.INCIDENTS, 20, 100, "~env = prod order by severity, opened desc limit 50", 1),
            new Work("by alerts", Of.INCIDENTS, 20, 100, "~env = prod order by flaps desc limit 50", 1),
            new Work("everything", Of.INCIDENTS, 300, 100, "", 1),
            new Work("regex, few match", Of.INCIDENTS, 60, 200, "~pod =~ \"[1-3]5+[0-9]*%d[0-9]$\"", 99),
            new Work("regex, one in ten matches", Of.INCIDENTS, 60, 200, "~pod =~ \"p.*%d$\"", 10),
            new Work("prefix", Of.INCIDENTS, 60, 200, "~pod =~ \"^pod-7%d\"", 99),
            new Work("words", Of.INCIDENTS, 20, 0, "\"trigger%dtoo namespace-7\"", 500),
            new Work(
                    "figures by severity",
                    Of.FIGURES,
                    30,
                    500,
                    "opened > now - 30d | count, p95(response.time) by severity",
                    1),
            new Work("figures of a label", Of.FIGURES, 10, 0, "opened > now - 30d | count by ~kubernetes every 1d", 1),
            new Work(
                    "figures of a year",
                    Of.FIGURES,
                    5,
                    0,
                    "| count, p95(response.time) by severity, service_level",
                    1));

    /** @param arguments how many incidents; where the database is or will be */
    public static void main(String[] arguments) throws SQLException {
        long count = Long.parseLong(arguments[0]);
        EmbeddedPostgresSettings settings =
                EmbeddedPostgresSettings.in(Path.of(arguments[1])).withServerSettings(Map.of("max_wal_size", "4GB"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings);
                HikariDataSource live = pool(server)) {
            long start = System.nanoTime();
            fill(live, count);
            System.out.printf("%,d incidents, filled in %d s%n", count, (System.nanoTime() - start) / 1_000_000_000);
            System.out.println("| work | p50 | p99 | target p99 | query |\n| --- | --: | --: | --: | --- |");
            SearchBenchmark benchmark = new SearchBenchmark(live);
            String only = arguments.length > 2 ? arguments[2] : "";
            WORK.stream().filter(work -> work.name.contains(only)).forEach(benchmark::measure);
        }
    }

    private static void fill(HikariDataSource live, long incidents) throws SQLException {
        ProjectionsSchema.migrate(live, ProjectionsSchema.LIVE);
        try (Connection connection = live.getConnection()) {
            new SearchData(connection, incidents, SEED).fill();
        }
    }

    private void measure(Work work) {
        SplittableRandom random = new SplittableRandom(SEED);
        Latencies latencies = Latencies.of(
                work.times,
                work.times,
                i -> ask(work.of, query(work.query.replace("%d", String.valueOf(random.nextInt(work.numbers) + 1)))));
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f ms | %.1f ms | %s | `%s` |%n",
                work.name,
                latencies.percentile(50),
                latencies.percentile(99),
                work.target == 0 ? "" : work.target + " ms",
                work.query.replace("|", "\\|"));
    }

    private void ask(Of of, Query query) {
        switch (of) {
            case INCIDENTS -> incidents.page(query, PageRequest.first(PageRequest.DEFAULT_LIMIT), NOW);
            case ALERTS -> alerts.page(query, PageRequest.first(PageRequest.DEFAULT_LIMIT), NOW);
            case FIGURES -> figures.of(query, NOW);
        }
    }

    private static Query query(String text) {
        return switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood understood -> understood.query();
            case Reading.Refused refused -> throw new IllegalArgumentException(refused.render());
        };
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(server.username());
        source.setPassword(server.password());
        source.setCurrentSchema(ProjectionsSchema.LIVE);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        return new HikariDataSource(config);
    }
}
