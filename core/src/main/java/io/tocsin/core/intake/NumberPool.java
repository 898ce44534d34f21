package io.tocsin.core.intake;

import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.store.Groups;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Numbers for new incidents, fetched some at a time: one when they are rare, more while many are opened. What is left over is
 * used next time. For the writer's thread.
 */
final class NumberPool {

    private static final int AT_MOST = 64;

    private final Deque<IncidentNumber> left = new ArrayDeque<>();
    private int next = 1;

    IncidentNumber next(Groups groups) {
        if (left.isEmpty()) {
            left.addAll(groups.nextNumbers(next));
            next = Math.min(AT_MOST, next * 2);
        }
        return left.removeFirst();
    }

    /** A batch is over. */
    void rest() {
        next = 1;
    }
}
