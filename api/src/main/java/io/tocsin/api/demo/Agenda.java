package io.tocsin.api.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Who wants to do what at which moment; of the same moment, first who wanted it first. */
final class Agenda {

    private record Entry(Instant at, long order, Runnable what) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::order));
    private long order;

    void at(Instant moment, Runnable what) {
        entries.add(new Entry(moment, order++, what));
    }

    /** Null when there is nothing. */
    @Nullable Instant next() {
        Entry first = entries.peek();
        return first == null ? null : first.at;
    }

    /** Lets happen what is wanted at or before the moment. */
    void run(Instant moment) {
        for (Entry first = entries.peek(); first != null && !first.at.isAfter(moment); first = entries.peek()) {
            entries.remove();
            first.what.run();
        }
    }
}
