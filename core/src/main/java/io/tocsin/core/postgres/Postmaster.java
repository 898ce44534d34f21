package io.tocsin.core.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts server processes of one cluster, one at a time, and stops them.
 *
 * @param program what the server's user runs
 * @param closing set once Tocsin closes: no server is started from then on
 */
record Postmaster(
        Cluster cluster,
        RunAs runAs,
        List<String> program,
        Access access,
        Signals signals,
        ServerLog log,
        Duration startTimeout,
        Duration stopTimeout,
        AtomicBoolean closing) {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration RETRY = Duration.ofMillis(200);

    /**
     * Returns a server that answers and is durable.
     *
     * @throws EmbeddedPostgresException if it does not start, or if Tocsin closes meanwhile; no server runs then
     */
    Process start() {
        Deadline deadline = Deadline.in(startTimeout);
        while (true) {
            try {
                return startOnce();
            } catch (StartBlockedException e) {
                if (deadline.isOver() || closing.get()) {
                    throw new EmbeddedPostgresException(String.valueOf(e.getMessage()), e);
                }
                Deadline.pause(RETRY);
            }
        }
    }

    void stop(Process server) {
        signals.stop(server.toHandle(), stopTimeout);
    }

    /** Kills the children of a server that was killed itself; returns when they have ended. */
    void stopChildren() {
        orphans().clearChildren();
    }

    private Orphans orphans() {
        return new Orphans(cluster, new ServerProcesses(cluster), signals, stopTimeout);
    }

    private Process startOnce() {
        long began = System.nanoTime();
        orphans().clear();
        boolean recovers = cluster.needsRecovery();
        log.limit();
        long logged = log.size();
        Process server = launch();
        try {
            new Readiness(server, access, startTimeout, closing, () -> log.since(logged)).await();
            access.createDatabase();
            access.requireDurable();
        } catch (RuntimeException e) {
            stop(server);
            throw e;
        }
        LOG.info(
                "PostgreSQL {} ready on 127.0.0.1:{} in {} ms{}",
                Binaries.VERSION,
                access.port(),
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                recovers ? ", recovered after a crash" : "");
        return server;
    }

    private Process launch() {
        try {
            return Program.builder(detached(runAs.command(program)), cluster.dataDir())
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                    .start();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot run PostgreSQL: " + e.getMessage(), e);
        }
    }

    /**
     * In a session of its own where there is {@code setsid}, so that Ctrl-C in Tocsin's terminal does not stop the
     * server before Tocsin has drained.
     */
    private static List<String> detached(List<String> command) {
        Stream<String> setsid = Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(file -> Files.isExecutable(Path.of(file)))
                .limit(1);
        return Stream.concat(setsid, command.stream()).toList();
    }
}
