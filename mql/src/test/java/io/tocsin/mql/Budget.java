package io.tocsin.mql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What any text may cost, of the processor's time and of memory.
 *
 * @param time of the thread itself, so that neighbours, pauses and other threads do not count
 * @param bytes that are allocated, kept or not
 */
public record Budget(Duration time, long bytes) {

    /** For whatever one text is put to. */
    public static final Budget OF_A_TEXT = new Budget(Duration.ofMillis(50), 64 << 20);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** The first time may wait for classes and compilers. */
    private static final int TRIES = 4;

    /** Fails when the work costs more however often it is repeated. */
    public void holdsFor(String what, Runnable work) {
        Budget least = spentBy(work);
        for (int i = 1; i < TRIES && !covers(least); i++) {
            least = least.and(spentBy(work));
        }
        assertThat(covers(least))
                .as("Expected at most %s for %s, but it takes %s", this, shown(what), least)
                .isTrue();
    }

    /** The least that the work costs when it is repeated. */
    public static Budget of(Runnable work) {
        return Stream.generate(() -> spentBy(work))
                .limit(TRIES)
                .reduce(Budget::and)
                .orElseThrow();
    }

    private Budget and(Budget other) {
        return new Budget(time.compareTo(other.time) < 0 ? time : other.time, Math.min(bytes, other.bytes));
    }

    private boolean covers(Budget spent) {
        return spent.time.compareTo(time) <= 0 && spent.bytes <= bytes;
    }

    private static Budget spentBy(Runnable work) {
        long time = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        return new Budget(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - time), allocated);
    }

    private static String shown(String what) {
        return what.length() <= 300 ? what : what.substring(0, 300) + "… (" + what.length() + " characters)";
    }
}
