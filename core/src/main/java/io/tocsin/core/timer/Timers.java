package io.tocsin.core.timer;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.ConflictException;
import io.tocsin.core.store.EventStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets time pass for incidents: warns, counts breaches, ends snoozes and offers, closes what rules close. Any number of nodes may run one each; whatever
 * is due happens once, however many there are and whenever they are stopped, and after a stop in the order in which it was
 * due.
 *
 * <p>{@link #fire} may be called by any thread; {@link #start} calls it again and again from one of its own.
 */
public final class Timers implements AutoCloseable {

    /** As many incidents share a transaction. */
    static final int AT_ONCE = 500;

    private static final Duration LONGEST_REST = Duration.ofMillis(500);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);

    private final EventStorage storage;
    private final InstantSource clock;
    private final Round round;
    private final TimerMeters meters;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile Instant turned = Instant.MIN;

    /** Nothing fires by itself before {@link #start}. */
    public Timers(EventStorage storage, Supplier<Rulebook> rulebook, InstantSource clock, MeterRegistry registry) {
        this.storage = storage;
        this.clock = clock;
        this.round = new Round(storage, rulebook);
        this.meters = new TimerMeters(registry);
        this.thread = Thread.ofPlatform().name("timers").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /**
     * Lets everything happen that is due and that no other node is at.
     *
     * @return how many incidents were looked at
     */
    public int fire() {
        int all = 0;
        int atOnce = AT_ONCE;
        while (true) {
            turned = clock.instant();
            try {
                int taken = round.fire(clock.instant(), atOnce);
                meters.fired(taken);
                all += taken;
                if (taken < atOnce) {
                    return all;
                }
                atOnce = AT_ONCE;
            } catch (ConflictException e) {
                if (atOnce == 1) {
                    return all;
                }
                atOnce = Math.max(1, atOnce / 8);
            }
        }
    }

    /** When it last looked; long ago: it is stuck, or has ended. At rest it looks twice a second. */
    public Instant turned() {
        return turned;
    }

    /** Ends after what is being written. */
    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        if (!thread.isAlive()) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (open) {
            turned = clock.instant();
            try {
                Instant next = storage.timers().next().orElse(null);
                meters.next(next, clock.instant());
                rest(next == null ? LONGEST_REST : atMost(LONGEST_REST, Duration.between(clock.instant(), next)));
                if (open && next != null && !next.isAfter(clock.instant())) {
                    fire();
                }
            } catch (RuntimeException e) {
                meters.failed();
                LOG.warn("Timers failed; they are tried again in {}", REST_AFTER_FAILURE, e);
                rest(REST_AFTER_FAILURE);
            }
        }
    }

    private void rest(Duration wanted) {
        if (open && wanted.isPositive()) {
            LockSupport.parkNanos(this, wanted.toNanos());
        }
    }

    private static Duration atMost(Duration longest, Duration wanted) {
        return wanted.compareTo(longest) < 0 ? wanted : longest;
    }
}
