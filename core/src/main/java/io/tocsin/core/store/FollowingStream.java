package io.tocsin.core.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * All events after a token, and then those to come. News are followed at once, what brings none in portions, a few times a
 * second. Takes what this node committed just now from memory; reads the table for what is not there, and every now and then
 * in case another node wrote. For one thread.
 */
final class FollowingStream implements TrackingEventStream {

    private static final long LOOK_ANYWAY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final EventStorageEngine engine;
    private final Commits commits;
    private final RecentEvents recent;
    private Iterator<? extends TrackedEventMessage<?>> read = Collections.emptyIterator();
    private @Nullable TrackedEventMessage<?> peeked;
    private @Nullable TrackingToken token;
    private @Nullable Runnable follower;
    private long seen = -1;
    private long lookedAt;

    /** Up to here it follows without looking up; what was committed later waits for news, or for its time. */
    private long until;

    FollowingStream(EventStorageEngine engine, Commits commits, RecentEvents recent, @Nullable TrackingToken token) {
        this.engine = engine;
        this.commits = commits;
        this.recent = recent;
        this.token = token;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.ofNullable(peeked) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (!advance()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            commits.await(seen, Math.min(left, LOOK_ANYWAY_NANOS), TimeUnit.NANOSECONDS);
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!advance()) {
            commits.await(seen, LOOK_ANYWAY_NANOS, TimeUnit.NANOSECONDS);
        }
        TrackedEventMessage<?> next = peeked;
        peeked = null;
        if (next == null) {
            throw new IllegalStateException("A stream is for one thread only");
        }
        return next;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        follower = callback;
        commits.follow(callback);
        return true;
    }

    @Override
    public void close() {
        if (follower != null) {
            commits.unfollow(follower);
        }
    }

    private boolean advance() {
        if (peeked != null) {
            return true;
        }
        if (!read.hasNext()) {
            read = readOn();
        }
        if (!read.hasNext()) {
            return false;
        }
        TrackedEventMessage<?> next = read.next();
        token = next.trackingToken();
        peeked = next;
        return true;
    }

    private Iterator<? extends TrackedEventMessage<?>> readOn() {
        long position = token == null ? 0 : token.position().orElse(0);
        if (position >= until) {
            if (!somethingMayBeNew()) {
                return Collections.emptyIterator();
            }
            seen = commits.count();
            lookedAt = System.nanoTime();
            until = recent.last();
        }
        List<TrackedEventMessage<?>> remembered = recent.after(position);
        return remembered.isEmpty() ? engine.readEvents(token, false).iterator() : remembered.iterator();
    }

    private boolean somethingMayBeNew() {
        return seen != commits.count() || System.nanoTime() - lookedAt > LOOK_ANYWAY_NANOS;
    }
}
