package io.tocsin.core.backtest;

import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.PastEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Backtests, one at a time, in the background. What came out is kept in memory for an hour, and of ten at most; nothing is
 * written. Safe for use by many threads.
 */
public final class Backtests implements AutoCloseable {

    public static final int LONGEST_DAYS = 366;

    /** So many alerts and incidents are in memory at once at most, however large that is. */
    private static final int REMEMBERED_AT_MOST = 1_500_000;

    /** One of them takes about a quarter of this, its texts included; the rest of the heap is for those who work. */
    private static final int HEAP_FOR_EACH = 4_096;

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int KEPT_AT_MOST = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Backtests.class);

    private final Past past;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final int remembered;
    private final ExecutorService running = thread("backtest");
    private final ExecutorService reading = thread("backtest-reading");
    private final Deque<Job> jobs = new ArrayDeque<>();

    /** @param ids of backtests */
    public Backtests(PastEvents past, InstantSource clock, Supplier<UUID> ids) {
        this(Past.of(past), clock, ids, (int)
                Math.min(REMEMBERED_AT_MOST, Runtime.getRuntime().maxMemory() / HEAP_FOR_EACH));
    }

    Backtests(Past past, InstantSource clock, Supplier<UUID> ids, int remembered) {
        this.past = past;
        this.clock = clock;
        this.ids = ids;
        this.remembered = remembered;
    }

    /**
     * Begins one, from so many days ago until now.
     *
     * @param days 1 to {@link #LONGEST_DAYS}
     * @return empty when another one is running
     */
    public synchronized Optional<Trial> start(Rulebook rulebook, int days, String by) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new IllegalArgumentException("Expected 1 to " + LONGEST_DAYS + " days, but there are " + days);
        }
        forget();
        if (jobs.stream().anyMatch(job -> job.ended == null)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant from = now.minus(Duration.ofDays(days));
        Job job = new Job(
                ids.get().toString(), days, from, now, by, new Run(past, reading, rulebook, from, now, remembered));
        jobs.addFirst(job);
        running.execute(() -> carryOut(job));
        return Optional.of(job.view());
    }

    /** As it is now; empty when there is none of that name, or it is forgotten. */
    public synchronized Optional<Trial> find(String id) {
        forget();
        return jobs.stream().filter(job -> job.id.equals(id)).findFirst().map(Job::view);
    }

    /** Those that are known, the newest first. */
    public synchronized List<Trial> all() {
        forget();
        return jobs.stream().map(Job::view).toList();
    }

    /** Stops it, if it runs; soon it says that it is cancelled. Empty when there is none of that name. */
    public synchronized Optional<Trial> cancel(String id) {
        jobs.stream().filter(job -> job.id.equals(id)).forEach(job -> job.run.cancel());
        return find(id);
    }

    /** Stops whatever runs. */
    @Override
    public void close() {
        synchronized (this) {
            jobs.forEach(job -> job.run.cancel());
        }
        running.close();
        reading.close();
    }

    private void carryOut(Job job) {
        @Nullable Result result = null;
        @Nullable String problem = null;
        try {
            result = job.run.run();
        } catch (TooMuchException e) {
            problem = e.getMessage();
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("A backtest failed", e);
            problem = "Expected to read the events of the time that is asked about, but that failed: " + e.getMessage();
        }
        synchronized (this) {
            job.end(result, problem, clock.instant());
        }
    }

    private void forget() {
        Instant now = clock.instant();
        jobs.removeIf(job -> job.ended != null && job.ended.plus(KEPT).isBefore(now));
        while (jobs.size() > KEPT_AT_MOST) {
            jobs.removeLast();
        }
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Changed under the lock of all. */
    private static final class Job {

        private final String id;
        private final int days;
        private final Instant from;
        private final Instant to;
        private final String by;
        private final Instant started;
        private final Run run;
        private @Nullable Instant ended;
        private @Nullable Result result;
        private @Nullable String problem;

        Job(String id, int days, Instant from, Instant to, String by, Run run) {
            this.id = id;
            this.days = days;
            this.from = from;
            this.to = to;
            this.by = by;
            this.started = to;
            this.run = run;
        }

        void end(@Nullable Result all, @Nullable String why, Instant at) {
            result = all;
            problem = why;
            ended = at;
        }

        Trial view() {
            Progress progress = new Progress(run.done(), run.all(), started, ended);
            return new Trial(id, status(), days, from, to, by, progress, problem, result);
        }

        private Trial.Status status() {
            if (ended == null) {
                return Trial.Status.RUNNING;
            }
            if (problem != null) {
                return Trial.Status.FAILED;
            }
            return result == null ? Trial.Status.CANCELLED : Trial.Status.DONE;
        }
    }
}
