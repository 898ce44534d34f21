package io.tocsin.core.store;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells those who follow the event store that something was committed. Safe for use by many threads. */
final class Commits {

    /** For how long commits are gathered that nobody waits for. */
    private static final long SOON_MILLIS = 250;

    private final AtomicLong count = new AtomicLong();
    private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private final AtomicBoolean soon = new AtomicBoolean();
    private final Executor later;

    Commits() {
        this(CompletableFuture.delayedExecutor(SOON_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** @param later runs what it is given after a while */
    Commits(Executor later) {
        this.later = later;
    }

    /** How many commits there were; changes with each. */
    long count() {
        return count.get();
    }

    void follow(Runnable follower) {
        followers.add(follower);
    }

    void unfollow(Runnable follower) {
        followers.remove(follower);
    }

    void signal() {
        lock.lock();
        try {
            count.incrementAndGet();
            committed.signalAll();
        } finally {
            lock.unlock();
        }
        followers.forEach(Runnable::run);
    }

    /** The same, in a while, once for all commits until then. */
    void signalSoon() {
        if (soon.compareAndSet(false, true)) {
            later.execute(() -> {
                soon.set(false);
                signal();
            });
        }
    }

    /** Waits until the count is no longer the one seen, or the time is over. */
    void await(long seen, long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (count.get() == seen && left > 0) {
                left = committed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
