package io.tocsin.projections.fold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Up to where the tables have come.
 *
 * @param position of the last event that is in them
 * @param incarnation tells tables from those that were rebuilt in their place
 */
record Applied(long position, String incarnation) {

    /**
     * Which tables are meant. They can be made again, so their commit need not wait for the disk; and a batch is small beside
     * a table, so that rows are always to be found by their keys. Not by SET: for that the driver would forget the statements
     * that it has prepared.
     */
    private static final String SETTINGS = """
            SELECT set_config('search_path', ?, true), set_config('synchronous_commit', 'off', true),
                   set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
                   set_config('enable_seqscan', 'off', true)
            """;

    private static final String LOCK = "SELECT position, incarnation FROM applied FOR UPDATE";
    private static final String ADVANCE =
            "UPDATE applied SET position = ? WHERE position = ? AND incarnation = ?::uuid";

    /** Makes the transaction one for the tables of the schema; until it ends, everybody else who applies events waits. */
    static Applied lock(Connection connection, String schema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SETTINGS)) {
            statement.setString(1, schema);
            statement.execute();
        }
        try (PreparedStatement statement = connection.prepareStatement(LOCK);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("Expected one row in the table applied, but there is none");
            }
            return new Applied(row.getLong(1), row.getString(2));
        }
    }

    /** @throws IllegalStateException when a rebuilt schema has taken the place of the one that was locked */
    Applied advance(Connection connection, long to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setLong(1, to);
            statement.setLong(2, position);
            statement.setString(3, incarnation);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("Expected the tables to stand at position " + position
                        + ", but a rebuilt schema has taken their place; the batch is to be applied again");
            }
        }
        return new Applied(to, incarnation);
    }
}
