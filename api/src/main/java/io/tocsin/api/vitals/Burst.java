package io.tocsin.api.vitals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How far a counter that only rises has risen within a stretch of time. For one thread. */
public final class Burst {

    private record Look(Instant at, double count) {}

    private final Duration within;
    private final Deque<Look> looks = new ArrayDeque<>();

    public Burst(Duration within) {
        this.within = within;
    }

    /** @param count of the counter now */
    public long risen(double count, Instant now) {
        looks.addLast(new Look(now, count));
        Instant oldest = now.minus(within);
        while (looks.size() > 1 && looks.peekFirst().at().isBefore(oldest)) {
            looks.removeFirst();
        }
        return Math.round(count - looks.peekFirst().count());
    }
}
