package io.tocsin.projections.bench;

import io.tocsin.core.postgres.EmbeddedPostgres;
import io.tocsin.core.postgres.EmbeddedPostgresSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Compares ways to find incidents by labels, in bare tables: {@code IndexDesigns <incidents> <directory>}. Each design is
 * written with its indexes in place, in batches of one transaction, and asked the same.
 */
public final class IndexDesigns {

    private static final int BATCH = 500;
    private static final int TIMES = 40;
    private static final long SEED = 4711;

    /**
     * One way.
     *
     * @param insert takes the number of an incident, its place in the order, and its numbers
     * @param both the first page of those with two numbers, in order
     * @param any of those with some of many numbers
     * @param storm gives incident 1 very many numbers
     * @param add gives it one more
     */
    private record Design(
            String name, List<String> create, String insert, String both, String any, String storm, String add) {}

    private static final String MANY = "generate_series(2000000, 2020000) AS g";

    private static final Design ROW = new Design(
            "`integer[]` in the row",
            List.of(
                    "CREATE TABLE a (number bigint PRIMARY KEY, place bigint, ids integer[]) WITH (fillfactor = 70)",
                    "CREATE INDEX ON a (place)",
                    "CREATE INDEX ON a USING gin (ids)"),
            "INSERT INTO a VALUES (?, ?, ?)",
            "SELECT number FROM a WHERE ids @> ARRAY[?, ?]::integer[] ORDER BY place LIMIT 50",
            "WITH f AS MATERIALIZED (SELECT number, place FROM a WHERE ids && ?) SELECT number FROM f ORDER BY place LIMIT 50",
            "UPDATE a SET ids = ids || (SELECT array_agg(g) FROM " + MANY + ") WHERE number = 1",
            "UPDATE a SET ids = ids || ? WHERE number = 1");

    private static final Design POSTINGS = new Design(
            "postings (label, number)",
            List.of(
                    "CREATE TABLE b (number bigint PRIMARY KEY, place bigint)",
                    "CREATE INDEX ON b (place)",
                    "CREATE TABLE p (id integer, number bigint, PRIMARY KEY (id, number))"),
            "WITH n AS (INSERT INTO b VALUES (?, ?) RETURNING number) INSERT INTO p SELECT u.id, number FROM n, unnest(?) AS u (id)",
            "SELECT number FROM p JOIN p AS q USING (number) JOIN b USING (number)"
                    + " WHERE p.id = ? AND q.id = ? ORDER BY place LIMIT 50",
            "WITH f AS MATERIALIZED (SELECT DISTINCT number FROM p WHERE id = ANY (?))"
                    + " SELECT number FROM f JOIN b USING (number) ORDER BY place LIMIT 50",
            "INSERT INTO p SELECT g, 1 FROM " + MANY,
            "INSERT INTO p VALUES (?, 1)");

    private static final Design ROWS = new Design(
            "`integer[]`, a row an event",
            List.of(
                    "CREATE TABLE c (number bigint PRIMARY KEY, place bigint)",
                    "CREATE INDEX ON c (place)",
                    "CREATE TABLE l (number bigint, position bigint, ids integer[], PRIMARY KEY (number, position))",
                    "CREATE INDEX ON l USING gin (ids)"),
            "WITH n AS (INSERT INTO c VALUES (?, ?) RETURNING number) INSERT INTO l SELECT number, 0, ? FROM n",
            "WITH f AS MATERIALIZED (SELECT DISTINCT number FROM l WHERE ids @> ARRAY[?])"
                    + " SELECT number FROM f JOIN c USING (number) WHERE EXISTS"
                    + " (SELECT FROM l WHERE l.number = f.number AND ids @> ARRAY[?]) ORDER BY place LIMIT 50",
            "WITH f AS MATERIALIZED (SELECT DISTINCT number FROM l WHERE ids && ?)"
                    + " SELECT number FROM f JOIN c USING (number) ORDER BY place LIMIT 50",
            "INSERT INTO l SELECT 1, g, ARRAY[g] FROM " + MANY,
            "INSERT INTO l SELECT 1, x, ARRAY[x] FROM (VALUES (?)) AS v (x)");

    private final Connection connection;
    private final Words words = new Words(100_000);
    private final long incidents;

    private IndexDesigns(Connection connection, long incidents) {
        this.connection = connection;
        this.incidents = incidents;
    }

    /** @param arguments how many incidents; an empty directory for the database */
    public static void main(String[] arguments) throws SQLException {
        Path directory = Path.of(arguments[1]);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgresSettings.in(directory));
                Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password())) {
            IndexDesigns designs = new IndexDesigns(connection, Long.parseLong(arguments[0]));
            System.out.println(
                    "| design | incidents/s | size | two equal | 1 of 10 rare | 1 of 100 rare | one label more, after 20,000 |");
            System.out.println("| --- | --: | --: | --: | --: | --: | --: |");
            for (Design design : List.of(ROW, POSTINGS, ROWS)) {
                designs.compare(design);
            }
        }
    }

    private void compare(Design design) throws SQLException {
        for (String statement : design.create) {
            execute(statement);
        }
        double perSecond = write(design);
        execute("VACUUM ANALYZE");
        String size = size();
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %s | %.1f ms | %.1f ms | %.1f ms | %.1f ms |%n",
                design.name,
                perSecond,
                size,
                ask(design.both, i -> new Object[] {words.node.id(i), words.env.id(0)}),
                ask(design.any, i -> new Object[] {rare(i, 10)}),
                ask(design.any, i -> new Object[] {rare(i, 100)}),
                storm(design));
        execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    private Object rare(int i, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> words.pod.id(50_000 + i * count + n))
                .toArray(Integer[]::new);
    }

    private double write(Design design) throws SQLException {
        connection.setAutoCommit(false);
        long nanos = 0;
        try (PreparedStatement insert = connection.prepareStatement(design.insert)) {
            for (long number = 1; number <= incidents; number++) {
                Integer[] ids =
                        new Incident(words, SEED, number, incidents).ids().toArray(Integer[]::new);
                insert.setLong(1, number);
                insert.setLong(2, number * 0x9E3779B97F4A7C15L);
                insert.setArray(3, connection.createArrayOf("integer", ids));
                insert.addBatch();
                if (number % BATCH == 0 || number == incidents) {
                    long start = System.nanoTime();
                    insert.executeBatch();
                    connection.commit();
                    nanos += System.nanoTime() - start;
                }
            }
        }
        connection.setAutoCommit(true);
        return incidents * 1e9 / nanos;
    }

    /** The median, in milliseconds. */
    private double ask(String sql, IntFunction<Object[]> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return Latencies.of(5, TIMES, i -> run(statement, parameters.apply(i)))
                    .percentile(50);
        }
    }

    private double storm(Design design) throws SQLException {
        execute(design.storm);
        return ask(design.add, i -> new Object[] {3_000_000 + i});
    }

    private static void run(PreparedStatement statement, Object... parameters) {
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String size() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT pg_size_pretty(sum(pg_total_relation_size(c.oid))) FROM pg_class c"
                                + " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")) {
            result.next();
            return result.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
