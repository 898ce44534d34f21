package io.tocsin.core.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Inserts the numbers 1, 2, 3, … into the table {@code kept}, one a transaction, each again until it is acknowledged.
 */
final class SteadyWriter {

    private final String url;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Thread thread;
    private volatile boolean stopped;

    SteadyWriter(String url) {
        this.url = url;
        this.thread = Thread.ofPlatform().daemon().start(this::write);
    }

    int acknowledged() {
        return acknowledged.get();
    }

    private void write() {
        while (!stopped) {
            try (Connection connection = DriverManager.getConnection(url);
                    PreparedStatement insert =
                            connection.prepareStatement("INSERT INTO kept VALUES (?) ON CONFLICT DO NOTHING")) {
                while (!stopped) {
                    insert.setInt(1, acknowledged.get() + 1);
                    insert.executeUpdate();
                    acknowledged.incrementAndGet();
                }
            } catch (SQLException killed) {
                Thread.onSpinWait();
            }
        }
    }

    /** How many numbers up to the greatest are not in the table. */
    int missing() throws SQLException {
        return acknowledged.get()
                - Integer.parseInt(Servers.query(url, "SELECT count(*) FROM kept WHERE id <= " + acknowledged.get()));
    }

    /** Returns when nothing is written any more. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
