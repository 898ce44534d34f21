package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertDecider;
import io.tocsin.core.alert.Silences;
import io.tocsin.core.event.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * When to look at which open alert again: a wait may be over, a promise broken. One entry an alert; repetitions move the
 * moment later without touching the entry, which is looked at when it is due and put back. In memory only, rebuilt at start.
 * For the writer's thread.
 */
final class Alarms {

    private record Alarm(Instant at, Fingerprint fingerprint) {}

    private final PriorityQueue<Alarm> queue = new PriorityQueue<>(Comparator.comparing(Alarm::at));
    private final Map<Fingerprint, Instant> set = new HashMap<>();

    /** Sees to it that the alert is looked at in time; at once, when a source's silence, or its end, concerns it. */
    void watch(Watched watched, Silences silences) {
        Instant at = AlertDecider.wakeAt(watched.state(), watched.heard(), silences);
        if (at != null) {
            set(watched.state().fingerprint(), at);
        }
    }

    /** Looks at the alert at the moment, or earlier if that was asked for before. */
    void set(Fingerprint fingerprint, Instant at) {
        Instant before = set.get(fingerprint);
        if (before == null || at.isBefore(before)) {
            set.put(fingerprint, at);
            queue.add(new Alarm(at, fingerprint));
        }
    }

    /** Those that are due; each is then to be watched again if it is still open. */
    List<Fingerprint> due(Instant now, int atMost) {
        List<Fingerprint> due = new ArrayList<>();
        while (due.size() < atMost && !queue.isEmpty() && !queue.peek().at.isAfter(now)) {
            Alarm alarm = queue.poll();
            if (set.remove(alarm.fingerprint, alarm.at)) {
                due.add(alarm.fingerprint);
            }
        }
        return due;
    }

    /** When the next one is due; null when none is set. */
    @Nullable Instant next() {
        Alarm first = queue.peek();
        return first == null ? null : first.at;
    }
}
