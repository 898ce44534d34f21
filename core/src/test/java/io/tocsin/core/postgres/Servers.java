package io.tocsin.core.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What the launcher's tests do with servers. */
final class Servers {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Servers() {}

    static String urlWithPassword(EmbeddedPostgres server) {
        return server.jdbcUrl() + "?user=" + server.username() + "&password=" + server.password();
    }

    static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String query(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void createRows(String url) throws SQLException {
        execute(url, "CREATE TABLE kept (id int PRIMARY KEY)");
        execute(url, "INSERT INTO kept SELECT generate_series(1, 1000)");
    }

    static String countRows(String url) throws SQLException {
        return query(url, "SELECT count(*) FROM kept");
    }

    /** Kills and returns when the process has ended. */
    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        eventually(() -> ServerProcesses.lives(process) ? null : "ended");
    }

    /** Repeats until there is a result and no exception, for at most half a minute. */
    static <T> T eventually(Callable<@Nullable T> attempt) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (true) {
            try {
                T result = attempt.call();
                if (result != null) {
                    return result;
                }
                if (deadline.isOver()) {
                    throw new AssertionError("Nothing within " + PATIENCE.toSeconds() + " s.");
                }
            } catch (Exception e) {
                if (deadline.isOver()) {
                    throw new CompletionException(e);
                }
            }
            Deadline.pause(Duration.ofMillis(5));
        }
    }
}
