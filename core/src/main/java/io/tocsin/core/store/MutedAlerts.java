package io.tocsin.core.store;

import static io.tocsin.core.store.Snapshots.array;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.mute.MuteId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which open alerts are muted. Runs in the caller's transaction. */
public final class MutedAlerts {

    private static final String OVER = """
            SELECT aggregate_id FROM store.muted_alert WHERE mute <> ALL (?)
            ORDER BY mute, aggregate_id LIMIT ? FOR UPDATE SKIP LOCKED
            """;
    private static final String TAKE = """
            SELECT aggregate_id FROM store.muted_alert WHERE aggregate_id = ANY (?)
            ORDER BY aggregate_id FOR UPDATE SKIP LOCKED
            """;
    private static final String COUNTS = "SELECT mute, count(*) FROM store.muted_alert GROUP BY mute";
    private static final String SAVE = """
            INSERT INTO store.muted_alert (aggregate_id, mute) SELECT * FROM unnest(?::text[], ?::text[])
            ON CONFLICT (aggregate_id) DO UPDATE SET mute = excluded.mute
            """;

    private final JdbcTemplate jdbc;

    MutedAlerts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Some of those that are muted by others than these mutes, and at which nobody else is this moment. */
    public List<Fingerprint> over(Collection<MuteId> holding, int atMost) {
        Object[] mutes = holding.stream().map(MuteId::text).toArray();
        return jdbc.query(
                OVER,
                statement -> {
                    statement.setArray(1, array(statement.getConnection(), "text", mutes));
                    statement.setInt(2, atMost);
                },
                (row, i) -> Fingerprint.of(row.getString(1)));
    }

    /** Those of them that are muted; nobody else gets them before the transaction ends. */
    public List<Fingerprint> take(Collection<Fingerprint> wanted) {
        Object[] streams = wanted.stream().map(Fingerprint::toString).toArray();
        return jdbc.query(
                TAKE,
                statement -> statement.setArray(1, array(statement.getConnection(), "text", streams)),
                (row, i) -> Fingerprint.of(row.getString(1)));
    }

    /** How many each mute keeps; none of those that keep none. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        jdbc.query(COUNTS, row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** Keeps what changed of it. */
    void save(Collection<KnownAlert.Change> changes) {
        List<KnownAlert.Change> differing = changes.stream()
                .filter(change -> !Objects.equals(
                        change.before().state().mutedBy(),
                        change.after().state().mutedBy()))
                .sorted(Comparator.comparing(MutedAlerts::stream))
                .toList();
        insert(differing.stream()
                .filter(change -> change.after().state().mutedBy() != null)
                .toList());
        delete(differing.stream()
                .filter(change -> change.after().state().mutedBy() == null)
                .toList());
    }

    private void insert(List<KnownAlert.Change> muted) {
        if (!muted.isEmpty()) {
            @Nullable Object[] mutes = muted.stream()
                    .map(change -> String.valueOf(change.after().state().mutedBy()))
                    .toArray();
            jdbc.update(SAVE, statement -> {
                statement.setArray(1, array(statement.getConnection(), "text", streams(muted)));
                statement.setArray(2, array(statement.getConnection(), "text", mutes));
            });
        }
    }

    private void delete(List<KnownAlert.Change> unmuted) {
        if (!unmuted.isEmpty()) {
            jdbc.update(
                    "DELETE FROM store.muted_alert WHERE aggregate_id = ANY (?)",
                    statement -> statement.setArray(1, array(statement.getConnection(), "text", streams(unmuted))));
        }
    }

    private static Object[] streams(List<KnownAlert.Change> changes) {
        return changes.stream().map(MutedAlerts::stream).toArray();
    }

    private static String stream(KnownAlert.Change change) {
        return change.after().state().fingerprint().toString();
    }
}
