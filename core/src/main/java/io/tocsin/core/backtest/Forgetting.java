package io.tocsin.core.backtest;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Says what has been closed for so long that nothing of it is needed any more. For one thread. */
final class Forgetting {

    /** So long an alert that is OK may still count as one that flaps. */
    private static final Duration OF_ALERTS = Duration.ofHours(2);

    private record Closed<T>(T what, Instant at) {}

    private final Duration ofIncidents;
    private final Consumer<IncidentNumber> incidents;
    private final Consumer<Fingerprint> alerts;
    private final Deque<Closed<IncidentNumber>> closedIncidents = new ArrayDeque<>();
    private final Deque<Closed<Fingerprint>> closedAlerts = new ArrayDeque<>();

    /**
     * @param after so long after it was closed, an incident is of no interest
     * @param incidents is told; some may have been opened again
     * @param alerts likewise
     */
    Forgetting(Duration after, Consumer<IncidentNumber> incidents, Consumer<Fingerprint> alerts) {
        this.ofIncidents = after;
        this.incidents = incidents;
        this.alerts = alerts;
    }

    void closed(IncidentNumber number, Instant at) {
        closedIncidents.add(new Closed<>(number, at));
    }

    void closed(Fingerprint alert, Instant at) {
        closedAlerts.add(new Closed<>(alert, at));
    }

    void pass(Instant now) {
        tell(closedIncidents, ofIncidents, now, incidents);
        tell(closedAlerts, OF_ALERTS, now, alerts);
    }

    private static <T> void tell(Deque<Closed<T>> queue, Duration after, Instant now, Consumer<T> whom) {
        for (Closed<T> first = queue.peek();
                first != null && first.at.plus(after).isBefore(now);
                first = queue.peek()) {
            queue.poll();
            whom.accept(first.what);
        }
    }
}
