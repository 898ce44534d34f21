package io.tocsin.bench;

/**
 * A histogram of times in nanoseconds with a relative error under 2 %: 64 buckets to each power of two. For one thread;
 * join those of several with {@link #add(Latencies)} afterwards.
 */
final class Latencies {

    private static final int SUB_BITS = 6;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;

    private final long[] buckets = new long[(Long.SIZE - SUB_BITS) * SUB_BUCKETS];
    private long count;
    private long max;

    void record(long nanos) {
        buckets[index(nanos)]++;
        count++;
        max = Math.max(max, nanos);
    }

    void add(Latencies other) {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] += other.buckets[i];
        }
        count += other.count;
        max = Math.max(max, other.max);
    }

    long count() {
        return count;
    }

    double maxMillis() {
        return max / 1e6;
    }

    /** The time that the given share of all did not pass, by nearest rank, in milliseconds; 0 when there are none. */
    double millisAt(double share) {
        long rank = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < buckets.length && count > 0; i++) {
            seen += buckets[i];
            if (seen >= rank) {
                return Math.min(upperBound(i), max) / 1e6;
            }
        }
        return 0;
    }

    private static int index(long nanos) {
        long value = Math.max(0, nanos);
        int exponent = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - SUB_BITS - 1);
        return exponent * SUB_BUCKETS + (int) (value >>> exponent);
    }

    private static long upperBound(int index) {
        int exponent = Math.max(0, index / SUB_BUCKETS - 1);
        long base = index - (long) exponent * SUB_BUCKETS;
        return ((base + 1) << exponent) - 1;
    }
}
