package io.tocsin.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The events that this node committed last, as they were before they were written: a follower that keeps up need not read and
 * parse them again. Only what stands contiguously behind a follower's position is given out, so that what other nodes wrote
 * in between is never passed over. Safe for use by many threads.
 */
final class RecentEvents {

    /** More are forgotten, the oldest first; a follower that is so far behind reads the table. */
    private static final int AT_MOST = 50_000;

    private final TreeMap<Long, List<? extends DomainEventMessage<?>>> segments = new TreeMap<>();
    private int size;

    /**
     * One append, once it is committed.
     *
     * @param first the position of the first of them; the others follow it without gaps
     */
    synchronized void add(long first, List<? extends DomainEventMessage<?>> events) {
        segments.put(first, events);
        size += events.size();
        while (size > AT_MOST && segments.size() > 1) {
            size -= segments.pollFirstEntry().getValue().size();
        }
    }

    /** Those that stand right behind the position; empty when they are not here. */
    synchronized List<TrackedEventMessage<?>> after(long position) {
        Map.Entry<Long, List<? extends DomainEventMessage<?>>> segment = segments.floorEntry(position + 1);
        List<TrackedEventMessage<?>> found = new ArrayList<>();
        if (segment != null) {
            List<? extends DomainEventMessage<?>> events = segment.getValue();
            for (long i = position + 1 - segment.getKey(); i < events.size(); i++) {
                found.add(tracked(segment.getKey() + i, events.get((int) i)));
            }
        }
        return found;
    }

    /** The position of the newest of them; 0 when there are none. */
    synchronized long last() {
        Map.Entry<Long, List<? extends DomainEventMessage<?>>> newest = segments.lastEntry();
        return newest == null ? 0 : newest.getKey() + newest.getValue().size() - 1;
    }

    private static <T> TrackedEventMessage<T> tracked(long position, DomainEventMessage<T> event) {
        return new GenericTrackedDomainEventMessage<>(GapAwareTrackingToken.newInstance(position, List.of()), event);
    }
}
