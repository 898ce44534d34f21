package io.tocsin.projections.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tocsin.core.postgres.EmbeddedPostgres;
import io.tocsin.core.postgres.EmbeddedPostgresSettings;
import io.tocsin.projections.schema.ProjectionsSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Prints how long searches take: {@code SearchBenchmark <incidents> <directory>} in its own process. The directory keeps the
 * database, so that the next run only measures; a Tocsin that is started on it answers {@code SearchBenchmark <address>}.
 */
public final class SearchBenchmark {

    private static final long SEED = 4711;

    private final Asked asked;

    private SearchBenchmark(Asked asked) {
        this.asked = asked;
    }

    /** Who answers a query; returns with the answer, or throws. */
    @FunctionalInterface
    interface Asked {
        void ask(Work.Of of, String query);
    }

    /**
     * @param arguments how many incidents, and where the database is or will be; or the address of a Tocsin that runs on such a
     *     directory; last, for less, a part of the names of what is to be measured
     */
    public static void main(String[] arguments) throws SQLException {
        if (arguments[0].startsWith("http")) {
            new SearchBenchmark(new OverHttp(arguments[0])).measure(arguments.length > 1 ? arguments[1] : "");
            return;
        }
        long count = Long.parseLong(arguments[0]);
        EmbeddedPostgresSettings settings =
                EmbeddedPostgresSettings.in(Path.of(arguments[1])).withServerSettings(Map.of("max_wal_size", "4GB"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings);
                HikariDataSource live = pool(server)) {
            long start = System.nanoTime();
            fill(live, count);
            System.out.printf("%,d incidents, filled in %d s%n", count, (System.nanoTime() - start) / 1_000_000_000);
            new SearchBenchmark(new InProcess(live, count)).measure(arguments.length > 2 ? arguments[2] : "");
        }
    }

    private void measure(String only) {
        System.out.println("| work | p50 | p99 | target p99 | query |\n| --- | --: | --: | --: | --- |");
        Work.ALL.stream().filter(work -> work.name().contains(only)).forEach(this::measure);
    }

    private static void fill(HikariDataSource live, long incidents) throws SQLException {
        ProjectionsSchema.migrate(live, ProjectionsSchema.LIVE);
        try (Connection connection = live.getConnection()) {
            new SearchData(connection, incidents, SEED).fill();
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE applied SET position = " + incidents);
            }
        }
    }

    private void measure(Work work) {
        SplittableRandom random = new SplittableRandom(SEED);
        Latencies latencies = Latencies.of(
                work.times(),
                work.times(),
                i -> asked.ask(
                        work.of(), work.query().replace("%d", String.valueOf(random.nextInt(work.numbers()) + 1))));
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f ms | %.1f ms | %s | `%s` |%n",
                work.name(),
                latencies.percentile(50),
                latencies.percentile(99),
                work.target() == 0 ? "" : work.target() + " ms",
                work.query().replace("|", "\\|"));
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
