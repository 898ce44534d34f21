package io.tocsin.core.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Snapshots of many aggregates at once, and the events after them. A snapshot saves reading and no more: any of them may be
 * missing or old. Runs in the caller's transaction.
 */
final class Snapshots {

    private static final String LOAD =
            "SELECT s.aggregate_id, s.payload FROM store.snapshot s WHERE s.aggregate_id = ANY (?)";
    private static final String TAIL = """
            SELECT e.payload_type, e.revision, e.payload
              FROM unnest(?::text[], ?::bigint[]) AS known (id, sequence_number)
              JOIN store.domain_event e
                ON e.aggregate_id = known.id AND e.sequence_number > known.sequence_number
             ORDER BY e.aggregate_id, e.sequence_number
            """;
    private static final String SAVE = """
            INSERT INTO store.snapshot AS s (aggregate_id, aggregate_type, sequence_number, payload_type, revision, payload)
            SELECT id, ?, sequence_number, ?, 1, payload
              FROM unnest(?::text[], ?::bigint[], ?::text[]) AS n (id, sequence_number, payload)
            ON CONFLICT (aggregate_id) DO UPDATE
               SET sequence_number = excluded.sequence_number, payload = excluded.payload,
                   payload_type = excluded.payload_type, revision = excluded.revision
             WHERE s.sequence_number <= excluded.sequence_number
            """;

    private final JdbcTemplate jdbc;
    private final EventJson json;

    Snapshots(JdbcTemplate jdbc, EventJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether one is to be taken, when that many events lie at most between two of them. */
    static boolean isDue(long sequenceBefore, long sequenceAfter, int every) {
        return (sequenceBefore + 1) / every < (sequenceAfter + 1) / every;
    }

    /** Those that exist, by stream. */
    <S> void load(Collection<String> streams, Class<S> type, BiConsumer<String, S> each) {
        if (!streams.isEmpty()) {
            jdbc.query(
                    LOAD,
                    statement -> statement.setArray(1, array(statement.getConnection(), "text", streams.toArray())),
                    row -> {
                        each.accept(row.getString(1), type.cast(json.read(type, row.getString(2))));
                    });
        }
    }

    /**
     * The events after those that are known already, of each stream in order.
     *
     * @param known by stream the sequence number of the last known event; −1 when none is
     */
    void tail(Map<String, Long> known, Consumer<Object> each) {
        if (!known.isEmpty()) {
            String[] streams = known.keySet().toArray(String[]::new);
            Long[] sequences = known.values().toArray(Long[]::new);
            jdbc.query(
                    TAIL,
                    statement -> {
                        statement.setArray(1, array(statement.getConnection(), "text", streams));
                        statement.setArray(2, array(statement.getConnection(), "bigint", sequences));
                    },
                    (ResultSet row) -> each.accept(json.read(row.getString(1), row.getString(2), row.getString(3))));
        }
    }

    /**
     * Keeps them, unless later ones are kept.
     *
     * @param states by stream, with the sequence number of the last event that is in it
     */
    void save(String type, String payloadType, Map<String, Taken> states) {
        if (states.isEmpty()) {
            return;
        }
        String[] streams = states.keySet().toArray(String[]::new);
        Long[] sequences = states.values().stream().map(Taken::sequence).toArray(Long[]::new);
        String[] payloads =
                states.values().stream().map(taken -> json.write(taken.state())).toArray(String[]::new);
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (var statement = connection.prepareStatement(SAVE)) {
                statement.setString(1, type);
                statement.setString(2, payloadType);
                statement.setArray(3, array(connection, "text", streams));
                statement.setArray(4, array(connection, "bigint", sequences));
                statement.setArray(5, array(connection, "text", payloads));
                return statement.executeUpdate();
            }
        });
    }

    /** @param sequence of the last event that is in the state */
    record Taken(long sequence, Object state) {}

    static Array array(Connection connection, String type, @Nullable Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
