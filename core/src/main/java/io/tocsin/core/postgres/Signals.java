package io.tocsin.core.postgres;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops servers; PostgreSQL's own {@code pg_ctl} sends the signals that Java cannot. */
record Signals(Binaries binaries, RunAs runAs) {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
    private static final Duration BRIEFLY = Duration.ofSeconds(10);

    /**
     * Fast shutdown with a checkpoint; if that takes longer than {@code timeout}, shutdown without one, and at last a
     * kill. Nothing committed is lost either way. Returns when the process has ended.
     */
    void stop(ProcessHandle server, Duration timeout) {
        if (sent("INT", server) && ended(server, timeout)) {
            return;
        }
        LOG.warn("PostgreSQL has not shut down in {} s; stopping it without a checkpoint", timeout.toSeconds());
        if (sent("QUIT", server) && ended(server, BRIEFLY)) {
            return;
        }
        server.destroyForcibly();
        if (!ended(server, BRIEFLY)) {
            throw new EmbeddedPostgresException("The PostgreSQL process " + server.pid() + " cannot be stopped.");
        }
    }

    private boolean sent(String signal, ProcessHandle server) {
        if (!ServerProcesses.lives(server)) {
            return true;
        }
        List<String> command = List.of(binaries.pgCtl(), "kill", signal, Long.toString(server.pid()));
        try {
            return Program.run(runAs.command(command), binaries.folder(), BRIEFLY)
                            .succeeded()
                    || !ServerProcesses.lives(server);
        } catch (EmbeddedPostgresException e) {
            LOG.warn("Cannot send SIG{} to the PostgreSQL process {}: {}", signal, server.pid(), e.getMessage());
            return false;
        }
    }

    /** Waits for a process to end; false if it still lives after {@code timeout}. */
    static boolean ended(ProcessHandle process, Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        while (ServerProcesses.lives(process)) {
            if (deadline.isOver()) {
                return false;
            }
            Deadline.pause(Duration.ofMillis(20));
        }
        return true;
    }
}
