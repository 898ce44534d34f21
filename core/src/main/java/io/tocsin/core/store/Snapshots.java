package io.tocsin.core.store;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Loads many aggregates at once: their snapshots, and the events after them. Writes snapshots in bulk. Runs in the caller's
 * transaction.
 */
public final class Snapshots {

    /** An alert, and the incident it last belonged to. */
    public record KnownAlert(AlertState state, @Nullable IncidentNumber incident) {}

    private static final String LOAD =
            "SELECT s.aggregate_id, s.payload, s.incident FROM store.snapshot s WHERE s.aggregate_id = ANY (?)";
    private static final String TAIL = """
            SELECT e.aggregate_id, e.payload_type, e.revision, e.payload
              FROM unnest(?::text[]) AS wanted (id)
              LEFT JOIN store.snapshot s ON s.aggregate_id = wanted.id
              JOIN store.domain_event e
                ON e.aggregate_id = wanted.id AND e.sequence_number > coalesce(s.sequence_number, -1)
             ORDER BY e.aggregate_id, e.sequence_number
            """;
    private static final String SAVE = """
            INSERT INTO store.snapshot AS s (aggregate_id, aggregate_type, sequence_number, payload_type, revision,
                                             payload, open, incident)
            SELECT id, ?, sequence_number, ?, 1, payload, open, incident
              FROM unnest(?::text[], ?::bigint[], ?::text[], ?::boolean[], ?::bigint[])
                   AS n (id, sequence_number, payload, open, incident)
            ON CONFLICT (aggregate_id) DO UPDATE
               SET sequence_number = excluded.sequence_number, payload = excluded.payload,
                   payload_type = excluded.payload_type, revision = excluded.revision,
                   open = excluded.open, incident = excluded.incident
             WHERE s.sequence_number <= excluded.sequence_number
            """;

    private static final int FETCH_AT_ONCE = 5_000;

    private final JdbcTemplate jdbc;
    private final JdbcTemplate everything;
    private final EventJson json;

    Snapshots(DataSource dataSource, EventJson json) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.everything = new JdbcTemplate(dataSource);
        this.everything.setFetchSize(FETCH_AT_ONCE);
        this.json = json;
    }

    /** The alerts of which anything is known. */
    public Map<Fingerprint, KnownAlert> alerts(Collection<Fingerprint> wanted) {
        String[] ids = wanted.stream().map(Fingerprint::toString).toArray(String[]::new);
        Map<Fingerprint, KnownAlert> found = new HashMap<>();
        query(LOAD, ids, row -> {
            KnownAlert alert = alert(row);
            found.put(alert.state().fingerprint(), alert);
        });
        query(TAIL, ids, row -> {
            if (json.read(row.getString(2), row.getString(3), row.getString(4)) instanceof AlertEvent event) {
                KnownAlert before = found.get(event.fingerprint());
                AlertState state = before == null ? AlertState.unheard(event.fingerprint()) : before.state();
                found.put(
                        event.fingerprint(),
                        new KnownAlert(state.evolve(event), before == null ? null : before.incident()));
            }
        });
        return found;
    }

    /** Every alert whose condition may still hold, one after the other; inside a transaction the rows come in portions. */
    public void openAlerts(Consumer<KnownAlert> each) {
        everything.query(
                "SELECT aggregate_id, payload, incident FROM store.snapshot WHERE open AND aggregate_type = 'alert'",
                row -> {
                    each.accept(alert(row));
                });
    }

    /** The incidents that exist. */
    public Map<IncidentNumber, IncidentState> incidents(Collection<IncidentNumber> wanted) {
        String[] ids = wanted.stream().map(IncidentNumber::stream).toArray(String[]::new);
        Map<IncidentNumber, IncidentState> found = new HashMap<>();
        query(LOAD, ids, row -> {
            IncidentState state = (IncidentState) json.read(IncidentState.class, row.getString(2));
            found.put(state.number(), state);
        });
        query(TAIL, ids, row -> {
            if (json.read(row.getString(2), row.getString(3), row.getString(4)) instanceof IncidentEvent event) {
                found.put(event.number(), IncidentState.evolve(found.get(event.number()), event));
            }
        });
        return found;
    }

    /** Keeps how the alerts are now. */
    public void saveAlerts(List<KnownAlert> alerts) {
        int n = alerts.size();
        String[] ids = new String[n];
        Long[] sequences = new Long[n];
        String[] payloads = new String[n];
        Boolean[] open = new Boolean[n];
        @Nullable Long[] incidents = new @Nullable Long[n];
        for (int i = 0; i < n; i++) {
            AlertState state = alerts.get(i).state();
            IncidentNumber incident = alerts.get(i).incident();
            ids[i] = state.fingerprint().toString();
            sequences[i] = state.sequence();
            payloads[i] = json.write(state);
            open[i] = state.status().open();
            incidents[i] = incident == null ? null : incident.value();
        }
        save("alert", "alert-state", ids, sequences, payloads, open, incidents);
    }

    /** Keeps how the incidents are now. */
    public void saveIncidents(List<IncidentState> states) {
        int n = states.size();
        String[] ids = new String[n];
        Long[] sequences = new Long[n];
        String[] payloads = new String[n];
        Boolean[] open = new Boolean[n];
        for (int i = 0; i < n; i++) {
            IncidentState state = states.get(i);
            ids[i] = state.number().stream();
            sequences[i] = state.sequence();
            payloads[i] = json.write(state);
            open[i] = !state.isClosed();
        }
        save("incident", "incident-state", ids, sequences, payloads, open, new @Nullable Long[n]);
    }

    private KnownAlert alert(ResultSet row) throws SQLException {
        long incident = row.getLong(3);
        IncidentNumber number = row.wasNull() ? null : new IncidentNumber(incident);
        return new KnownAlert((AlertState) json.read(AlertState.class, row.getString(2)), number);
    }

    private void query(String sql, String[] ids, RowConsumer each) {
        if (ids.length > 0) {
            jdbc.query(sql, statement -> statement.setArray(1, array(statement.getConnection(), "text", ids)), row -> {
                each.accept(row);
            });
        }
    }

    private void save(
            String type,
            String payloadType,
            String[] ids,
            Long[] sequences,
            String[] payloads,
            Boolean[] open,
            @Nullable Long[] incidents) {
        if (ids.length == 0) {
            return;
        }
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (var statement = connection.prepareStatement(SAVE)) {
                statement.setString(1, type);
                statement.setString(2, payloadType);
                statement.setArray(3, array(connection, "text", ids));
                statement.setArray(4, array(connection, "bigint", sequences));
                statement.setArray(5, array(connection, "text", payloads));
                statement.setArray(6, array(connection, "boolean", open));
                statement.setArray(7, array(connection, "bigint", incidents));
                return statement.executeUpdate();
            }
        });
    }

    private static Array array(Connection connection, String type, @Nullable Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }
}
