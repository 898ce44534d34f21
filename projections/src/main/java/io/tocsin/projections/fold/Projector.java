package io.tocsin.projections.fold;

import io.tocsin.core.store.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds events into the tables, each event once and in order, however often and in whatever batches they are handed over.
 *
 * <p>Rows and the position up to which they have come are written in one transaction: in the caller's, where Spring has one
 * for the same {@link DataSource}, else in one of its own. Threads take turns; so do processes.
 */
public final class Projector {

    /** How many incidents are kept in memory between batches. */
    private static final int CACHED_INCIDENTS = 1_000;

    /** How many names and values of labels are kept in memory between batches. */
    private static final int CACHED_TEXTS = 50_000;

    private final String schema;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Dictionary dictionary = new Dictionary(CACHED_TEXTS);
    private final IncidentCache cache = new IncidentCache(CACHED_INCIDENTS);

    /** Of what the cache is a copy; null while that is not certain. */
    private @Nullable Applied cached;

    /**
     * @param dataSource of any connections to the database; that of the event store, where the events' followers keep their
     *     place in the same transaction
     * @param schema the one that has the tables, such as {@link io.tocsin.projections.schema.ProjectionsSchema#LIVE}
     */
    public Projector(DataSource dataSource, String schema) {
        this.schema = schema;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /**
     * Applies those of the events that have not been applied yet.
     *
     * @param batch in the order of the event store, none left out; up to some thousands
     * @throws IllegalStateException when events are missing between what was applied and the batch, when one is of a kind that
     *     the projections do not know, or when the schema was replaced meanwhile; nothing is applied then
     * @throws org.springframework.dao.DataAccessException when the database fails; nothing is applied then
     */
    public synchronized void apply(List<StoredEvent> batch) {
        if (!batch.isEmpty()) {
            transactions.executeWithoutResult(status -> jdbc.execute((Connection connection) -> {
                apply(connection, batch);
                return true;
            }));
        }
    }

    /** The position of the last event that is in the tables; 0 when none is. Events after it are the lag. */
    public long applied() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT position FROM " + schema + ".applied", Long.class));
    }

    private void apply(Connection connection, List<StoredEvent> batch) throws SQLException {
        Applied applied = Applied.lock(connection, schema);
        List<StoredEvent> fresh = batch.stream()
                .filter(event -> event.position() > applied.position())
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        requireAll(applied.position(), fresh);
        if (!applied.equals(cached)) {
            cache.clear();
            dictionary.clear();
        }
        cached = null;
        Fold fold = prepare(connection, fresh);
        fresh.forEach(fold::apply);
        dictionary.write(connection);
        AlertTable.write(connection, fold.alerts().values());
        IncidentTable.write(connection, fold.incidents().values());
        LogTables.write(connection, fold);
        cached = applied.advance(connection, fresh.getLast().position());
        cache.keep(fold.incidents().values());
    }

    private Fold prepare(Connection connection, List<StoredEvent> batch) throws SQLException {
        Needs needs = Needs.of(batch);
        Map<Long, AlertRow> alerts = AlertTable.load(connection, needs.fingerprints());
        AlertTable.loadWords(connection, alerts, needs.words());
        Set<Long> numbers = new HashSet<>(needs.numbers());
        for (AlertRow alert : alerts.values()) {
            if (alert.incident != null) {
                numbers.add(alert.incident);
            }
        }
        Wanted.by(batch, alerts.values(), dictionary);
        dictionary.load(connection);
        return new Fold(alerts, cache.get(connection, numbers), new LabelIndex(dictionary));
    }

    private static void requireAll(long applied, List<StoredEvent> fresh) {
        long expected = applied + 1;
        for (StoredEvent event : fresh) {
            if (event.position() != expected) {
                throw new IllegalStateException("Expected the event at position " + expected
                        + ", but the next one is at " + event.position() + "; the projections must not pass over any");
            }
            expected++;
        }
    }
}
