package io.tocsin.projections.past;

import io.tocsin.core.store.History;
import io.tocsin.projections.search.Past;
import io.tocsin.projections.search.Unanswered;
import io.tocsin.projections.search.Unanswered.Cause;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts temporary views and tables in front of the true ones for the length of a transaction that is never committed: whoever
 * reads in it sees what the tables were at a moment. Safe for use by many threads; few at once are let in, each of which may
 * hold many rows in memory.
 */
public final class PastTables implements Past {

    /** As many events are read again at most for one answer. */
    public static final long MOST_EVENTS = 500_000;

    private static final int AT_ONCE = 3;
    private static final String CANCELED = "57014";

    private final History history;
    private final Duration atMost;
    private final long mostEvents;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /**
     * @param history best over the same {@code dataSource}, so that all is read by one connection
     * @param dataSource of connections whose schema is that of the projections; the one that searches read from
     * @param atMost how long an answer may take, with all that it needs
     */
    public PastTables(History history, DataSource dataSource, Duration atMost) {
        this(history, dataSource, atMost, MOST_EVENTS);
    }

    /** @param mostEvents instead of {@link #MOST_EVENTS} */
    PastTables(History history, DataSource dataSource, Duration atMost, long mostEvents) {
        this.history = history;
        this.atMost = atMost;
        this.mostEvents = mostEvents;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.transactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.transactions.setTimeout(Math.toIntExact(atMost.plusMillis(999).toSeconds()));
    }

    @Override
    public <T> T at(Instant moment, Wanted wanted, Supplier<T> work) {
        return inTurn(() -> transactions.execute(status -> {
            status.setRollbackOnly();
            new Staging(jdbc, history, atMost, mostEvents).stage(moment, wanted);
            return work.get();
        }));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooSlow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooSlow();
        }
        try {
            return work.get();
        } catch (TransactionTimedOutException e) {
            throw tooSlow();
        } catch (DataAccessException e) {
            throw isCanceled(e) ? tooSlow() : e;
        } finally {
            turns.release();
        }
    }

    private static boolean isCanceled(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException cause && CANCELED.equals(cause.getSQLState());
    }

    private Unanswered tooSlow() {
        return new Unanswered(
                Cause.TOO_SLOW,
                "Expected an answer about the past within " + atMost.toMillis()
                        + " ms, but too much has changed since; ask for less, by a project, a label or a status");
    }
}
