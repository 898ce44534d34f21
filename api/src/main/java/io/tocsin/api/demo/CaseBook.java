package io.tocsin.api.demo;

import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentClosed;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentHandoverOffered;
import io.tocsin.core.incident.IncidentMerged;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentReopened;
import io.tocsin.core.incident.IncidentReopenedByPerson;
import io.tocsin.core.incident.IncidentReturned;
import io.tocsin.core.incident.IncidentSeverityPinned;
import io.tocsin.core.incident.IncidentSeverityRaised;
import io.tocsin.core.incident.IncidentSnoozed;
import io.tocsin.core.incident.IncidentTaken;
import io.tocsin.core.incident.IncidentWoken;
import io.tocsin.core.incident.Joining;
import io.tocsin.core.incident.Response;
import io.tocsin.core.store.StoredEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people have in mind of the incidents: read off what happened, as it happened. */
final class CaseBook {

    /** Who acts on what happened. */
    interface Reader {

        void opened(Case opened);

        void reopened(Case reopened);

        void raised(Case raised);

        void taken(Case taken);

        void offered(Case offered, IncidentHandoverOffered offer);

        void woken(Case woken);

        /** All its alerts are OK. */
        void calm(Case calm);
    }

    private final Reader reader;
    private final Map<IncidentNumber, Case> open = new LinkedHashMap<>();
    private final Map<IncidentNumber, Case> closed = new HashMap<>();
    private final Map<Fingerprint, Case> cases = new HashMap<>();
    private final Set<Fingerprint> firing = new HashSet<>();

    CaseBook(Reader reader) {
        this.reader = reader;
    }

    List<Case> open() {
        return List.copyOf(open.values());
    }

    boolean isCalm(Case one) {
        return one.alerts.stream().noneMatch(firing::contains);
    }

    int firing(Case one) {
        return Math.toIntExact(one.alerts.stream().filter(firing::contains).count());
    }

    void read(StoredEvent stored) {
        switch (stored.event()) {
            case AlertFired e -> firing.add(e.fingerprint());
            case AlertResolved e -> resolved(e.fingerprint());
            case IncidentOpened e -> opened(e);
            case IncidentEvent e -> {
                Case known = find(e.number());
                if (known != null) {
                    happened(known, e);
                }
            }
            default -> {}
        }
    }

    private void resolved(Fingerprint alert) {
        firing.remove(alert);
        Case known = cases.get(alert);
        if (known != null && !known.closed && isCalm(known)) {
            reader.calm(known);
        }
    }

    private void opened(IncidentOpened e) {
        Case fresh = new Case(
                e.number(),
                e.project(),
                e.trigger(),
                e.at(),
                e.holder(),
                e.response().responseClass());
        fresh.deadline = e.response().deadline();
        open.put(e.number(), fresh);
        join(fresh, e);
        reader.opened(fresh);
    }

    private void happened(Case known, IncidentEvent event) {
        join(known, event);
        switch (event) {
            case IncidentTaken e -> {
                known.taker = e.by();
                known.holder = e.by();
                reader.taken(known);
            }
            case IncidentReopened e -> reopened(known, e.response());
            case IncidentReopenedByPerson e -> reopened(known, e.response());
            case IncidentSeverityRaised e -> {
                respond(known, e.response());
                reader.raised(known);
            }
            case IncidentSeverityPinned e -> respond(known, e.response());
            case IncidentHandoverOffered e -> reader.offered(known, e);
            case IncidentSnoozed ignored -> known.snoozed = true;
            case IncidentWoken ignored -> {
                known.snoozed = false;
                reader.woken(known);
            }
            case IncidentClosed ignored -> close(known);
            case IncidentClosedByRule ignored -> close(known);
            case IncidentMerged ignored -> close(known);
            case IncidentReturned e -> {
                known.taker = null;
                known.holder = e.to();
                respond(known, e.response());
                reader.reopened(known);
            }
            default -> {}
        }
    }

    private void join(Case known, IncidentEvent event) {
        for (Fingerprint alert : Joining.of(event)) {
            Case before = cases.put(alert, known);
            if (before != null) {
                before.alerts.remove(alert);
            }
            known.alerts.add(alert);
        }
    }

    private void reopened(Case known, Response response) {
        known.closed = false;
        known.taker = null;
        closed.remove(known.number);
        open.put(known.number, known);
        respond(known, response);
        reader.reopened(known);
    }

    private void close(Case known) {
        known.closed = true;
        known.snoozed = false;
        open.remove(known.number);
        closed.put(known.number, known);
    }

    private static void respond(Case known, Response response) {
        known.responseClass = response.responseClass();
        known.deadline = response.deadline();
    }

    private @Nullable Case find(IncidentNumber number) {
        Case known = open.get(number);
        return known == null ? closed.get(number) : known;
    }
}
