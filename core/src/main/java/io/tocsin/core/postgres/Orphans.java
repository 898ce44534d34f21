package io.tocsin.core.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what a killed Tocsin or a killed server left: a running server, its children, a stale pid file. Used only
 * while the data directory is locked, so that no living Tocsin owns what is found.
 */
record Orphans(Cluster cluster, ServerProcesses processes, Signals signals, Duration stopTimeout) {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

    void clear() {
        processes.recorded().ifPresent(this::clear);
        clearChildren();
    }

    /** Kills what a killed server has left; returns when it has ended. */
    void clearChildren() {
        List<ProcessHandle> children = processes.children().toList();
        children.forEach(child -> {
            LOG.warn("Stopping the PostgreSQL process {}, which outlived its server", child.pid());
            child.destroyForcibly();
        });
        for (ProcessHandle child : children) {
            if (!Signals.ended(child, stopTimeout)) {
                throw new EmbeddedPostgresException(
                        "The PostgreSQL process " + child.pid() + ", which outlived its server, cannot be stopped.");
            }
        }
    }

    private void clear(ProcessHandle recorded) {
        if (processes.isPostmaster(recorded)) {
            LOG.warn("Stopping the PostgreSQL server, process {}, which outlived its Tocsin", recorded.pid());
            signals.stop(recorded, stopTimeout);
        } else if (processes.isForeign(recorded)) {
            passOverRecycledPid();
        }
    }

    /**
     * Another program has got the pid in {@code postmaster.pid}, and PostgreSQL would take it for a running server. The
     * file is not deleted, since it also names the shared memory that PostgreSQL must find unused: its first line
     * becomes the pid of this JVM, the new server's parent, which PostgreSQL passes over.
     */
    private void passOverRecycledPid() {
        Path file = cluster.pidFile();
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            LOG.info("The pid {} in {} belongs to another program by now", lines.getFirst(), file);
            lines.set(0, Long.toString(ProcessHandle.current().pid()));
            Files.write(file, lines);
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot correct " + file + ": " + e, e);
        }
    }
}
