package io.tocsin.api.kafka;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The way to the database, which the test can cut. */
final class SwitchedDataSource extends DelegatingDataSource {

    private volatile boolean cut;

    SwitchedDataSource(DataSource target) {
        super(target);
    }

    void cut() {
        cut = true;
    }

    void connect() {
        cut = false;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (cut) {
            throw new SQLTransientConnectionException("The test has cut the connection");
        }
        return super.getConnection();
    }
}
