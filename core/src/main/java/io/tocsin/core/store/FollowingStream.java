package io.tocsin.core.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * All events after a token, and then those to come. Reads only when something was committed, and every now and then in case
 * another node did it. For one thread.
 */
final class FollowingStream implements TrackingEventStream {

    private static final long LOOK_ANYWAY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final EventStorageEngine engine;
    private final Commits commits;
    private Iterator<? extends TrackedEventMessage<?>> read = Collections.emptyIterator();
    private @Nullable TrackedEventMessage<?> peeked;
    private @Nullable TrackingToken token;
    private @Nullable Runnable follower;
    private long seen = -1;
    private long lookedAt;

    FollowingStream(EventStorageEngine engine, Commits commits, @Nullable TrackingToken token) {
        this.engine = engine;
        this.commits = commits;
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
        if (!read.hasNext() && somethingMayBeNew()) {
            seen = commits.count();
            lookedAt = System.nanoTime();
            read = engine.readEvents(token, false).iterator();
        }
        if (!read.hasNext()) {
            return false;
        }
        TrackedEventMessage<?> next = read.next();
        token = next.trackingToken();
        peeked = next;
        return true;
    }

    private boolean somethingMayBeNew() {
        return seen != commits.count() || System.nanoTime() - lookedAt > LOOK_ANYWAY_NANOS;
    }
}
