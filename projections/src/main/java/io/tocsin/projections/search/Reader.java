package io.tocsin.projections.search;

import io.tocsin.projections.search.Unanswered.Cause;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs statements that are planned anew for their parameters: how rare a label is decides everything. All of an answer is read
 * at one moment, and none takes longer than it may. Safe for use by many threads.
 */
final class Reader {

    private static final String SETTINGS = """
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
            SET LOCAL plan_cache_mode = force_custom_plan;
            SET LOCAL jit = off;
            SET LOCAL statement_timeout =\s""";
    private static final String CANCELED = "57014";
    private static final int FETCHED_AT_ONCE = 10_000;

    private final Duration atMost;
    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate transactions;

    /** @param atMost how long an answer may take */
    Reader(DataSource dataSource, Duration atMost) {
        this.atMost = atMost;
        this.jdbc = new JdbcTemplate(dataSource);
        this.streaming = new JdbcTemplate(dataSource);
        this.streaming.setFetchSize(FETCHED_AT_ONCE);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.transactions.setTimeout(Math.toIntExact(atMost.plusMillis(999).toSeconds()));
    }

    /**
     * Everything that is read for one answer.
     *
     * @throws Unanswered when it would take too long
     */
    <T> T answer(Supplier<T> work) {
        try {
            return transactions.execute(status -> {
                jdbc.execute(SETTINGS + atMost.toMillis());
                return work.get();
            });
        } catch (TransactionTimedOutException e) {
            throw tooSlow();
        } catch (DataAccessException e) {
            throw isCanceled(e) ? tooSlow() : e;
        }
    }

    /** Only within an answer. */
    <T> List<T> rows(Sql sql, RowMapper<T> mapper) {
        return jdbc.query(sql.text(), mapper, sql.parameters().toArray());
    }

    /** Row by row, few of them in memory; only within an answer. */
    void each(Sql sql, RowCallbackHandler handler) {
        streaming.query(sql.text(), handler, sql.parameters().toArray());
    }

    private static boolean isCanceled(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException cause && CANCELED.equals(cause.getSQLState());
    }

    private Unanswered tooSlow() {
        return new Unanswered(
                Cause.TOO_SLOW,
                "Expected an answer within " + atMost.toMillis()
                        + " ms, but there is too much to look at; ask for less, by a label or a shorter time");
    }
}
