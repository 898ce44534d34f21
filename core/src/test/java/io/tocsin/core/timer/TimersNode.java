package io.tocsin.core.timer;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.EventStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Timers in a process of their own, which can be killed. */
final class TimersNode {

    private static final String DATABASE = "TIMERS_DATABASE";

    private TimersNode() {}

    /** @param jdbcUrl user and password included; nobody else sees it */
    static Process start(String jdbcUrl) throws IOException {
        ProcessBuilder node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TimersNode.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        node.environment().put(DATABASE, jdbcUrl);
        return node.start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(System.getenv(DATABASE));
        new Timers(new EventStorage(database), Rulebook::builtIn, InstantSource.system(), new SimpleMeterRegistry())
                .start();
        new CountDownLatch(1).await();
    }
}
