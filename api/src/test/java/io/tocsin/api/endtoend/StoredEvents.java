package io.tocsin.api.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks into the embedded PostgreSQL of a data directory, past the program, at what is really stored. */
final class StoredEvents implements AutoCloseable {

    private static final int PORT_LINE = 3;

    private final Connection connection;

    StoredEvents(Path dataDirectory) throws IOException, SQLException {
        String port = Files.readAllLines(dataDirectory.resolve("postgres/postmaster.pid"))
                .get(PORT_LINE)
                .strip();
        String password =
                Files.readString(dataDirectory.resolve("postgres.password")).strip();
        connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/tocsin", "tocsin", password);
    }

    long events() throws SQLException {
        return number("SELECT count(*) FROM store.domain_event");
    }

    /** The positions run from 1 without a hole when this is how many events there are. */
    long lastPosition() throws SQLException {
        return number("SELECT coalesce(max(global_index), 0) FROM store.domain_event");
    }

    /** How many aggregates have a hole in their sequence numbers, or do not begin at 0. */
    long brokenAggregates() throws SQLException {
        return number("""
                SELECT count(*) FROM (
                    SELECT aggregate_id FROM store.domain_event GROUP BY aggregate_id
                    HAVING min(sequence_number) <> 0 OR count(*) <> max(sequence_number) + 1) broken""");
    }

    /** Of one source; Tocsin itself may have something to say while its database is away. */
    long messages(String source) throws SQLException {
        return number("SELECT count(DISTINCT aggregate_id) FROM store.domain_event WHERE aggregate_type = 'message'"
                + " AND payload::json #>> '{envelope,source}' = '" + source + "'");
    }

    /** What PostgreSQL says to {@code SHOW}. */
    String setting(String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
