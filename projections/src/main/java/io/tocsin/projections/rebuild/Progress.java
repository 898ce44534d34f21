package io.tocsin.projections.rebuild;

import java.time.Duration;

/**
 * How far a rebuild has come.
 *
 * @param done events applied
 * @param total events to apply, as far as is known
 */
public record Progress(long done, long total, Duration elapsed) {

    /** Events a second, from the beginning on. */
    public double rate() {
        return elapsed.isPositive() ? done / (elapsed.toNanos() / 1e9) : 0;
    }
}
