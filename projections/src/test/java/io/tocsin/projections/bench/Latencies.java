package io.tocsin.projections.bench;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * How long something took, time after time.
 *
 * @param nanos sorted
 */
record Latencies(long[] nanos) {

    private static final double MILLISECOND = 1e6;

    /** Some times unmeasured, then so often. */
    static Latencies of(int warmUp, int times, IntConsumer work) {
        for (int i = 0; i < warmUp; i++) {
            work.accept(i);
        }
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.accept(warmUp + i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return new Latencies(nanos);
    }

    /** By nearest rank, in milliseconds. */
    double percentile(int percent) {
        return nanos[Math.ceilDiv(percent * nanos.length, 100) - 1] / MILLISECOND;
    }
}
