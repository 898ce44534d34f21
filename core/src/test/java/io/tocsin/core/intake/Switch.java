package io.tocsin.core.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that can be away. */
final class Switch extends DelegatingDataSource {

    private final Semaphore refusals = new Semaphore(0);
    private volatile boolean away;

    Switch(DataSource database) {
        super(database);
    }

    void off() {
        away = true;
    }

    void on() {
        away = false;
    }

    /** Waits until a connection was asked for in vain. */
    boolean awaitRefusal(Duration atMost) throws InterruptedException {
        return refusals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away) {
            refusals.release();
            throw new SQLTransientConnectionException("the database is away");
        }
        return super.getConnection();
    }
}
