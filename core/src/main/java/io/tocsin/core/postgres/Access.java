package io.tocsin.core.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** The way into the running server. */
record Access(int port, Password password) {

    static final String DATABASE = "tocsin";

    /** What the server says to a new client. */
    enum Answer {
        READY,
        RECOVERING,
        NONE
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    Answer ask() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1) ? Answer.READY : Answer.NONE;
        } catch (SQLException e) {
            return switch (String.valueOf(e.getSQLState())) {
                case "57P03" -> Answer.RECOVERING;
                case "28P01" ->
                    throw new EmbeddedPostgresException(
                            "PostgreSQL on port " + port + " refuses the password in " + Password.FILE
                                    + ". Bring the file back from the backup.",
                            e);
                default -> Answer.NONE;
            };
        }
    }

    void createDatabase() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            String find = "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'";
            boolean missing;
            try (ResultSet found = statement.executeQuery(find)) {
                missing = !found.next();
            }
            if (missing) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw new EmbeddedPostgresException("Cannot create the database " + DATABASE + ": " + e.getMessage(), e);
        }
    }

    /** @throws EmbeddedPostgresException if what a commit acknowledges could be lost in a crash */
    void requireDurable() {
        try (Connection connection = connect(DATABASE);
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> setting : ServerSettings.DURABLE.entrySet()) {
                try (ResultSet shown = statement.executeQuery("SHOW " + setting.getKey())) {
                    shown.next();
                    requireEqual(setting.getKey(), setting.getValue(), shown.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new EmbeddedPostgresException("Cannot read PostgreSQL's settings: " + e.getMessage(), e);
        }
    }

    private static void requireEqual(String name, String expected, String found) {
        if (!expected.equals(found)) {
            throw new EmbeddedPostgresException("Expected PostgreSQL's " + name + " to be " + expected + ", but it is "
                    + found + ": commits would not be safe. Undo the ALTER DATABASE or ALTER ROLE that changed it.");
        }
    }

    private Connection connect(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(Cluster.USER);
        source.setPassword(password.value());
        source.setConnectTimeout(2);
        source.setSocketTimeout(30);
        source.setApplicationName("tocsin-launcher");
        return source.getConnection();
    }
}
