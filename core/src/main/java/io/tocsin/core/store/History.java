package io.tocsin.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;

/** What was known at a moment of the past. Safe for use by many threads. */
public interface History {

    /**
     * The position of the last event that was recorded at or before the moment; 0 when none was. Always the same for the same
     * moment, once it has passed; two events whose transactions ran at the same time may be recorded in another order than that
     * of their positions, and then it is one of them.
     */
    long at(Instant moment);

    /**
     * How many events the streams have up to a position.
     *
     * @param atMost more are not counted
     */
    long count(Collection<String> streams, long position, long atMost);

    /**
     * Hands over the events of the streams up to a position, in the order of all events. Few of them are in memory at once, if it
     * is asked within a transaction.
     */
    void each(Collection<String> streams, long position, Consumer<StoredEvent> each);
}
