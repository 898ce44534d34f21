package io.tocsin.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** A transaction on a connection of its own, beside which others of the same thread go on. */
final class Apart {

    private Apart() {}

    static <T> T in(DataSource dataSource, int isolation, Function<JdbcTemplate, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            int before = connection.getTransactionIsolation();
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(false);
            try {
                T result = work.apply(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(before);
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    private static RuntimeException translated(SQLException e) {
        RuntimeException translated = new SQLStateSQLExceptionTranslator().translate("rebuild", null, e);
        return translated == null ? new IllegalStateException("The rebuild failed in the database", e) : translated;
    }
}
