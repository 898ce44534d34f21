package io.tocsin.projections.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.ast.Range;
import io.tocsin.projections.Samples;
import io.tocsin.projections.Tables;
import io.tocsin.projections.page.PageRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody holds a table, so that every answer takes for ever. */
class TimeoutIT {

    private static final Query EVERYTHING = Query.of(new Expression.Everything(Range.NONE));
    private static final Duration AT_MOST = Duration.ofMillis(300);

    private final Tables tables = new Tables();
    private final IncidentSearch incidents = new IncidentSearch(tables.live, AT_MOST, new ValueMemory());
    private final AlertSearch alerts = new AlertSearch(tables.live, AT_MOST, new ValueMemory());

    @BeforeEach
    void happen() {
        tables.happen(Samples.fired(1, 1), Samples.opened(1, 1, 1));
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void endsASearchThatTakesTooLong() throws Exception {
        held("incident", () -> refuses(() -> incidents.page(EVERYTHING, PageRequest.first(5), tables.now)));
        held("alert", () -> refuses(() -> alerts.page(EVERYTHING, PageRequest.first(5), tables.now)));
    }

    @Test
    void answersTheNextOne() throws Exception {
        held("incident", () -> refuses(() -> incidents.page(EVERYTHING, PageRequest.first(5), tables.now)));

        assertThat(incidents.page(EVERYTHING, PageRequest.first(5), tables.now).items())
                .hasSize(1);
        assertThat(tables.jdbc.queryForObject("SHOW statement_timeout", String.class))
                .isEqualTo("0");
    }

    private static void refuses(ThrowingCallable search) {
        assertThatExceptionOfType(Unanswered.class)
                .isThrownBy(search)
                .withMessageContaining("Expected an answer within 300 ms, but there is too much to look at")
                .satisfies(e -> assertThat(e.why()).isEqualTo(Unanswered.Cause.TOO_SLOW));
    }

    private void held(String table, Runnable meanwhile) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> holder = other.submit(() -> hold(table, held, done));
            held.await();
            try {
                meanwhile.run();
            } finally {
                done.countDown();
            }
            holder.get();
        }
    }

    private Object hold(String table, CountDownLatch held, CountDownLatch done)
            throws SQLException, InterruptedException {
        try (Connection connection = tables.live.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            held.countDown();
            done.await();
            connection.rollback();
            connection.setAutoCommit(true);
            return table;
        }
    }
}
