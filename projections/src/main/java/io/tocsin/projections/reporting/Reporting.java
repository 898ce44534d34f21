package io.tocsin.projections.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes the views of the schema {@code reporting}. */
public final class Reporting {

    /** Any number that nobody else takes: two nodes that start at once take turns. */
    private static final long TURN = 0x746f6373696e0002L;

    private Reporting() {}

    /**
     * Makes the views, or makes them look at the live tables anew; what depends on them stays, and so do grants.
     *
     * @param dataSource of connections that may create schemas
     */
    public static void publish(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(status -> publish(jdbc));
    }

    /** The same in a transaction that has begun. */
    public static void publish(JdbcTemplate jdbc) {
        jdbc.queryForList("SELECT pg_advisory_xact_lock(?)::text", String.class, TURN);
        jdbc.execute(script());
    }

    private static String script() {
        try (InputStream script =
                Objects.requireNonNull(Reporting.class.getResourceAsStream("/db/reporting/views.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
