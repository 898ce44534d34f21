package io.tocsin.core.postgres;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the server running: when it dies, starts it again on the same port, with growing pauses if it keeps dying. */
final class Supervisor {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STABLE = Duration.ofSeconds(5);

    private final Postmaster postmaster;
    private final Thread thread;
    private volatile Process server;

    /** Starts the server; the caller gets one that answers. */
    Supervisor(Postmaster postmaster) {
        this.postmaster = postmaster;
        this.server = postmaster.start();
        this.thread = Thread.ofPlatform().daemon().name("postgres-supervisor").unstarted(this::watch);
        thread.start();
    }

    boolean isRunning() {
        return server.isAlive() && !postmaster.closing().get();
    }

    long processId() {
        return server.pid();
    }

    /** Stops the server, also one that is being restarted, and waits for its end and that of its children. */
    void stop() {
        postmaster.closing().set(true);
        postmaster.stop(server);
        try {
            thread.join(postmaster.stopTimeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        postmaster.stop(server);
        postmaster.stopChildren();
    }

    private void watch() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!postmaster.closing().get()) {
                Deadline stable = Deadline.in(STABLE);
                awaitEnd();
                pause = restart(stable.isOver() ? FIRST_PAUSE : pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() throws InterruptedException {
        while (!server.waitFor(1, TimeUnit.MINUTES)) {
            postmaster.log().limit();
        }
        if (!postmaster.closing().get()) {
            LOG.error("PostgreSQL, process {}, ended with exit code {}; restarting", server.pid(), server.exitValue());
        }
    }

    /** Returns the pause to make before the restart after this one. */
    private Duration restart(Duration firstPause) {
        Duration pause = firstPause;
        while (!postmaster.closing().get()) {
            Deadline.pause(pause);
            pause = longer(pause);
            try {
                server = postmaster.start();
                return pause;
            } catch (RuntimeException e) {
                if (!postmaster.closing().get()) {
                    LOG.error("PostgreSQL cannot be restarted, next attempt in {} ms", pause.toMillis(), e);
                }
            }
        }
        return pause;
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
