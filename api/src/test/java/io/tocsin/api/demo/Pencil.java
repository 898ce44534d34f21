package io.tocsin.api.demo;

import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertOccurred;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.IncidentAbsorbed;
import io.tocsin.core.incident.IncidentClosed;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentCommented;
import io.tocsin.core.incident.IncidentDescribed;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentHandoverDeclined;
import io.tocsin.core.incident.IncidentHandoverOffered;
import io.tocsin.core.incident.IncidentHandoverWithdrawn;
import io.tocsin.core.incident.IncidentMerged;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentRelated;
import io.tocsin.core.incident.IncidentReopened;
import io.tocsin.core.incident.IncidentReopenedByPerson;
import io.tocsin.core.incident.IncidentReturned;
import io.tocsin.core.incident.IncidentSeverityPinned;
import io.tocsin.core.incident.IncidentSeverityRaised;
import io.tocsin.core.incident.IncidentSnoozed;
import io.tocsin.core.incident.IncidentSplit;
import io.tocsin.core.incident.IncidentSplitOff;
import io.tocsin.core.incident.IncidentTaken;
import io.tocsin.core.incident.IncidentWoken;
import io.tocsin.core.incident.Response;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.store.StoredEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events from the first to the last and notes down what they say, by the words of the documentation: a second opinion
 * on what the tables tell. Whether somebody was late is worked out from the deadlines and not believed of anybody.
 */
final class Pencil {

    private final Map<Long, Told> incidents = new TreeMap<>();
    private final Map<Fingerprint, Told> placed = new HashMap<>();
    private final Map<Fingerprint, Long> begun = new HashMap<>();

    static Pencil read(List<StoredEvent> events, Instant now) {
        Pencil pencil = new Pencil();
        events.forEach(stored -> pencil.note(stored.event()));
        pencil.incidents.values().forEach(incident -> incident.pass(now));
        return pencil;
    }

    Collection<Told> incidents() {
        return incidents.values();
    }

    Told incident(long number) {
        return Objects.requireNonNull(incidents.get(number));
    }

    /** How often the alerts that are the incident's began. */
    long flaps(Told incident) {
        return incident.alerts.stream()
                .mapToLong(a -> begun.getOrDefault(a, 0L))
                .sum();
    }

    private void note(Object event) {
        switch (event) {
            case AlertFired e -> begun.merge(e.fingerprint(), 1L, Long::sum);
            case AlertOccurred e -> begun.merge(e.fingerprint(), 1L, Long::sum);
            case IncidentOpened e -> {
                Told fresh = new Told(e.number().value(), e.project(), e.trigger(), e.serviceLevel(), e.at());
                fresh.severity = e.severity().level();
                ask(fresh, e.response());
                incidents.put(fresh.number, fresh);
                place(fresh, e.alerts());
            }
            case IncidentEvent e -> {
                Told incident = incidents.get(e.number().value());
                if (incident == null) {
                    throw new AssertionError("Something happened to " + e.number() + " before it was opened");
                }
                incident.pass(e.at());
                happened(incident, e);
                said(incident, e);
            }
            default -> {}
        }
    }

    private void happened(Told incident, IncidentEvent event) {
        switch (event) {
            case AlertsJoined e -> place(incident, e.alerts());
            case IncidentAbsorbed e -> place(incident, e.alerts());
            case IncidentReopened e -> {
                place(incident, e.alerts());
                again(incident, e.response());
            }
            case IncidentReopenedByPerson e -> {
                place(incident, e.alerts());
                again(incident, e.response());
            }
            case IncidentReturned e -> again(incident, e.response());
            case IncidentSeverityRaised e -> {
                incident.severity = e.severity().level();
                ask(incident, e.response());
            }
            case IncidentSeverityPinned e -> {
                incident.severity = e.severity().level();
                ask(incident, e.response());
            }
            case IncidentTaken e -> {
                if (incident.hands.isEmpty() || !incident.hands.getLast().equals(e.by())) {
                    incident.hands.add(e.by());
                }
                incident.firstTaken = incident.firstTaken == null ? e.at() : incident.firstTaken;
                incident.waiting = false;
            }
            case IncidentClosed e -> {
                incident.closers.add(e.by());
                close(incident, e.at());
            }
            case IncidentClosedByRule e -> close(incident, e.at());
            case IncidentMerged e -> close(incident, e.at());
            default -> {}
        }
    }

    /** Who said something beside what they did. */
    private static void said(Told incident, IncidentEvent event) {
        switch (event) {
            case IncidentTaken e -> said(incident, e.by(), e.comment());
            case IncidentCommented e -> said(incident, e.by(), e.comment());
            case IncidentClosed e -> said(incident, e.by(), e.comment());
            case IncidentHandoverOffered e -> said(incident, e.by(), e.comment());
            case IncidentHandoverDeclined e -> said(incident, e.by(), e.comment());
            case IncidentHandoverWithdrawn e -> said(incident, e.by(), e.comment());
            case IncidentReturned e -> said(incident, e.by(), e.comment());
            case IncidentDescribed e -> said(incident, e.by(), e.comment());
            case IncidentSeverityPinned e -> said(incident, e.by(), e.comment());
            case IncidentSnoozed e -> said(incident, e.by(), e.comment());
            case IncidentWoken e -> said(incident, e.by(), e.comment());
            case IncidentMerged e -> said(incident, e.by(), e.comment());
            case IncidentAbsorbed e -> said(incident, e.by(), e.comment());
            case IncidentSplit e -> said(incident, e.by(), e.comment());
            case IncidentSplitOff e -> said(incident, e.by(), e.comment());
            case IncidentRelated e -> said(incident, e.by(), e.comment());
            case IncidentReopenedByPerson e -> said(incident, e.by(), e.comment());
            default -> {}
        }
    }

    private static void said(Told incident, @Nullable String by, @Nullable String comment) {
        if (by != null) {
            incident.people.add(by);
            if (comment != null) {
                incident.commenters.add(by);
            }
        }
    }

    private void place(Told incident, List<Fingerprint> alerts) {
        for (Fingerprint alert : alerts) {
            Told before = placed.put(alert, incident);
            if (before != null) {
                before.alerts.remove(alert);
            }
            incident.alerts.add(alert);
        }
    }

    private static void ask(Told incident, Response response) {
        incident.mustBeAnswered = response.responseClass() != ResponseClass.RETROSPECTIVE;
        incident.deadline = response.deadline();
    }

    private static void again(Told incident, Response response) {
        ask(incident, response);
        incident.waiting = true;
        incident.closed = null;
    }

    private static void close(Told incident, Instant at) {
        incident.closed = at;
        incident.waiting = false;
    }
}
