package io.tocsin.core.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells those who follow the event store that something was committed. Safe for use by many threads. */
final class Commits {

    private final AtomicLong count = new AtomicLong();
    private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();

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
