package io.tocsin.core.backtest;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far it is.
 *
 * @param done of {@code all}, counted in events
 * @param ended null while it runs
 */
public record Progress(
        long done, long all, Instant started, @Nullable Instant ended) {

    /** When it will have ended if it goes on as it did; null while that cannot be said. */
    public @Nullable Instant estimate(Instant now) {
        if (ended != null || done == 0 || all == 0) {
            return ended;
        }
        Duration passed = Duration.between(started, now);
        return started.plusMillis((long) (passed.toMillis() * ((double) all / done)));
    }
}
