package io.tocsin.api.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** While it is open no node on the same database can have another; it ends with its connection, also when the node dies. */
record Alone(Connection connection) implements AutoCloseable {

    /** Any number that nobody else takes. */
    private static final long NAME = 0x746f6373696e0001L;

    private static final Logger LOG = LoggerFactory.getLogger(Alone.class);

    /** Null when somebody else has it. */
    static @Nullable Alone in(DataSource dataSource) throws SQLException {
        Alone alone = new Alone(dataSource.getConnection());
        boolean ours = false;
        try {
            ours = alone.ask("SELECT pg_try_advisory_lock(?)");
            return ours ? alone : null;
        } finally {
            if (!ours) {
                alone.connection.close();
            }
        }
    }

    @Override
    public void close() {
        try (connection) {
            ask("SELECT pg_advisory_unlock(?)");
        } catch (SQLException | RuntimeException e) {
            LOG.warn("That no rebuild runs any more could not be told; the end of the connection tells it", e);
        }
    }

    private boolean ask(String question) {
        return Boolean.TRUE.equals(new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                .queryForObject(question, Boolean.class, NAME));
    }
}
