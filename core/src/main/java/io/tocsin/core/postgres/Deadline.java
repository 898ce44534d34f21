package io.tocsin.core.postgres;

import java.time.Duration;

/** A moment on this JVM's monotonic clock until which something is waited for. */
record Deadline(long nanoTime) {

    static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - nanoTime >= 0;
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while waiting for PostgreSQL.", e);
        }
    }
}
