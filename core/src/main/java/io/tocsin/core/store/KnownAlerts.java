package io.tocsin.core.store;

import static io.tocsin.core.store.Snapshots.array;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Loads and keeps many alerts at once: a narrow row for each tells that there is such an alert, whether it is open and in
 * which incident; its events, from the last snapshot on, tell the rest. Runs in the caller's transaction.
 */
public final class KnownAlerts {

    /** Most alerts have a few events, and are loaded from these. */
    private static final int SNAPSHOT_EVERY = 4;

    private static final int LOAD_AT_ONCE = 2_000;

    private static final String HEADS =
            "SELECT h.aggregate_id, h.incident FROM store.alert_head h WHERE h.aggregate_id = ANY (?)";
    private static final String SAVE_HEADS = """
            INSERT INTO store.alert_head AS h (aggregate_id, open, incident)
            SELECT * FROM unnest(?::text[], ?::boolean[], ?::bigint[])
            ON CONFLICT (aggregate_id) DO UPDATE SET open = excluded.open, incident = excluded.incident
            """;

    private final JdbcTemplate jdbc;
    private final Snapshots snapshots;
    private final MutedAlerts muted;

    KnownAlerts(JdbcTemplate jdbc, Snapshots snapshots, MutedAlerts muted) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
        this.muted = muted;
    }

    /** Those of which anything is known. */
    public Map<Fingerprint, KnownAlert> load(Collection<Fingerprint> wanted) {
        Map<Fingerprint, KnownAlert> found = heads(wanted);
        List<String> streams =
                found.keySet().stream().map(Fingerprint::toString).toList();
        snapshots.load(streams, AlertState.class, (stream, state) -> evolve(found, state));
        Map<String, Long> known = LinkedHashMap.newLinkedHashMap(found.size());
        found.forEach((fingerprint, alert) ->
                known.put(fingerprint.toString(), alert.state().sequence()));
        snapshots.tail(known, event -> {
            if (event instanceof AlertEvent e) {
                found.computeIfPresent(
                        e.fingerprint(),
                        (f, before) -> new KnownAlert(before.state().evolve(e), before.incident()));
            }
        });
        return found;
    }

    /**
     * Every alert whose condition may still hold. Portions are loaded beside each other, each by a connection of its own and
     * so in no transaction of the caller's; {@code each} is called for one alert after the other.
     */
    public void loadOpen(Consumer<KnownAlert> each) {
        List<Fingerprint> open = jdbc.query(
                "SELECT aggregate_id FROM store.alert_head WHERE open ORDER BY aggregate_id",
                (row, i) -> Fingerprint.of(row.getString(1)));
        IntStream.range(0, Math.ceilDiv(open.size(), LOAD_AT_ONCE))
                .parallel()
                .mapToObj(i -> open.subList(i * LOAD_AT_ONCE, Math.min(open.size(), (i + 1) * LOAD_AT_ONCE)))
                .map(this::load)
                .forEachOrdered(portion -> portion.values().forEach(each));
    }

    /** Keeps how the alerts are now; their events are appended elsewhere in the same transaction. */
    public void save(Collection<KnownAlert.Change> changes) {
        muted.save(changes);
        saveHeads(changes.stream()
                .filter(KnownAlert.Change::movesHead)
                .map(KnownAlert.Change::after)
                .toList());
        Map<String, Snapshots.Taken> due = new LinkedHashMap<>();
        for (KnownAlert.Change change : changes) {
            AlertState state = change.after().state();
            if (Snapshots.isDue(change.before().state().sequence(), state.sequence(), SNAPSHOT_EVERY)) {
                due.put(state.fingerprint().toString(), new Snapshots.Taken(state.sequence(), state));
            }
        }
        snapshots.save("alert", "alert-state", due);
    }

    private Map<Fingerprint, KnownAlert> heads(Collection<Fingerprint> wanted) {
        String[] streams = wanted.stream().map(Fingerprint::toString).toArray(String[]::new);
        Map<Fingerprint, KnownAlert> found = new HashMap<>();
        jdbc.query(
                HEADS, statement -> statement.setArray(1, array(statement.getConnection(), "text", streams)), row -> {
                    Fingerprint fingerprint = Fingerprint.of(row.getString(1));
                    found.put(fingerprint, new KnownAlert(AlertState.unheard(fingerprint), incident(row)));
                });
        return found;
    }

    private void saveHeads(List<KnownAlert> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        String[] streams =
                alerts.stream().map(a -> a.state().fingerprint().toString()).toArray(String[]::new);
        Boolean[] open = alerts.stream().map(a -> a.state().status().open()).toArray(Boolean[]::new);
        @Nullable Long[] incidents = alerts.stream()
                .map(KnownAlert::incident)
                .map(number -> number == null ? null : number.value())
                .toArray(Long[]::new);
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (var statement = connection.prepareStatement(SAVE_HEADS)) {
                statement.setArray(1, array(connection, "text", streams));
                statement.setArray(2, array(connection, "boolean", open));
                statement.setArray(3, array(connection, "bigint", incidents));
                return statement.executeUpdate();
            }
        });
    }

    private static void evolve(Map<Fingerprint, KnownAlert> found, AlertState state) {
        found.computeIfPresent(state.fingerprint(), (f, before) -> new KnownAlert(state, before.incident()));
    }

    private static @Nullable IncidentNumber incident(ResultSet row) throws SQLException {
        long number = row.getLong(2);
        return row.wasNull() ? null : new IncidentNumber(number);
    }
}
