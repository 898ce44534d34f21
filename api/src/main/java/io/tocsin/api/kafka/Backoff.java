package io.tocsin.api.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When to try again: after each failure in a row twice as late, up to a limit. For one thread. */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final LongSupplier nanoTime;
    private Duration next;
    private long readyAt;

    /** Ready at once. */
    Backoff(Duration first, Duration longest, LongSupplier nanoTime) {
        this.first = first;
        this.longest = longest;
        this.nanoTime = nanoTime;
        this.next = first;
        this.readyAt = nanoTime.getAsLong();
    }

    void failed() {
        readyAt = nanoTime.getAsLong() + next.toNanos();
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(longest) < 0 ? twice : longest;
    }

    void succeeded() {
        next = first;
    }

    boolean isReady() {
        return left().isZero();
    }

    /** How long until the next try; zero when it may be now. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, readyAt - nanoTime.getAsLong()));
    }
}
