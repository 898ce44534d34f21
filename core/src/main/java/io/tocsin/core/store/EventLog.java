package io.tocsin.core.store;

import java.util.List;

/** All domain events in the order in which they were committed. Safe for use by many threads. */
public interface EventLog {

    /**
     * The next events after the position, oldest first; empty when there are none yet.
     *
     * @param position 0 for the beginning
     */
    List<StoredEvent> after(long position, int limit);

    /** The position of the newest event; 0 when there is none. */
    long head();

    /** All events of one stream, oldest first. */
    List<StoredEvent> stream(String stream);
}
