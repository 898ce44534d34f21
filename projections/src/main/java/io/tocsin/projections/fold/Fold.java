package io.tocsin.projections.fold;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.Status;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.Joining;
import io.tocsin.core.message.MessageEvent;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.message.MessageRedelivered;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.mute.MuteEvent;
import io.tocsin.core.rulebook.RulebookEvent;
import io.tocsin.core.source.SourceEvent;
import io.tocsin.core.store.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Folds a batch of events into the rows that they touch, in memory. Lives as long as the batch; one thread. */
final class Fold {

    private final Map<Long, AlertRow> alerts;
    private final Map<Long, IncidentRow> incidents;
    private final Index index;
    private final AlertFold alertFold = new AlertFold();
    private final List<Membership> memberships = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<TimelineRow> timeline = new ArrayList<>();
    private final List<LabelsAdded> labels = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();

    /** The rows that the batch needs, as far as they are there; see {@link Needs}. */
    Fold(Map<Long, AlertRow> alerts, Map<Long, IncidentRow> incidents, Index index) {
        this.index = index;
        this.alerts = alerts;
        this.incidents = incidents;
    }

    Map<Long, AlertRow> alerts() {
        return alerts;
    }

    Map<Long, IncidentRow> incidents() {
        return incidents;
    }

    List<EndedSpan> intervals() {
        return alertFold.intervals();
    }

    List<EndedSpan> silences() {
        return alertFold.silences();
    }

    List<EndedMute> mutes() {
        return alertFold.mutes();
    }

    List<Membership> memberships() {
        return memberships;
    }

    List<Transfer> transfers() {
        return transfers;
    }

    List<TimelineRow> timeline() {
        return timeline;
    }

    List<LabelsAdded> labels() {
        return labels;
    }

    List<RejectedRow> rejected() {
        return rejected;
    }

    void apply(StoredEvent stored) {
        switch (stored.event()) {
            case AlertEvent event -> apply(event, stored.position());
            case IncidentEvent event -> apply(event, stored.position());
            case MessageEvent event -> apply(event, stored.position());
            case RulebookEvent ignored -> {}
            case MuteEvent ignored -> {}
            case SourceEvent ignored -> {}
            default ->
                throw new IllegalStateException(
                        "Expected an event of an alert, an incident, a message, a mute, the rulebook or a source, but at position "
                                + stored.position() + " there is a "
                                + stored.event().getClass().getName());
        }
    }

    private void apply(AlertEvent event, long position) {
        AlertRow alert = alert(event.fingerprint().bits());
        Status before = alert.status;
        int sources = alert.sources.size();
        long occurrences = alert.occurrences;
        alertFold.apply(alert, event, position);
        if (alert.news) {
            index.hear(alert);
        }
        boolean another = alert.sources.size() != sources;
        if (another) {
            index.hearSources(alert);
        }
        if (alert.incident == null) {
            return;
        }
        IncidentRow incident = incident(alert.incident);
        incident.move(position, false, () -> {
            if (alert.status != before) {
                incident.discount(before);
                incident.count(alert.status);
            }
            incident.flapped(alert.occurrences - occurrences);
            hear(incident, alert, another);
        });
        keepIds(incident, position);
    }

    private void hear(IncidentRow incident, AlertRow alert, boolean anotherSource) {
        if (alert.news) {
            incident.unite(alert.trigger, alert.labels);
            index.find(incident, alert);
        }
        if (anotherSource) {
            incident.unite(alert.sources);
            index.findBySources(incident, alert);
        }
    }

    private void apply(IncidentEvent event, long position) {
        if (event instanceof IncidentOpened opened) {
            incidents.put(opened.number().value(), IncidentRow.opened(opened, position));
        }
        IncidentRow incident = incident(event.number().value());
        incident.move(position, true, () -> {
            IncidentFold.apply(incident, event);
            for (Fingerprint fingerprint : Joining.of(event)) {
                join(incident, alert(fingerprint.bits()), position);
            }
        });
        index.hear(incident, event);
        keepIds(incident, position);
        timeline.add(TimelineRow.of(position, event));
    }

    private void join(IncidentRow incident, AlertRow alert, long position) {
        if (alert.incident != null && alert.incident == incident.number) {
            return;
        }
        if (alert.incident != null) {
            transfers.add(new Transfer(alert.fingerprint, position, alert.incident, incident.number));
            leave(alert, position);
        }
        alert.incident = incident.number;
        alert.move(position);
        incident.count(alert.status);
        incident.flapped(alert.occurrences);
        if (alert.heard) {
            incident.unite(alert.trigger, alert.labels);
            incident.unite(alert.sources);
            index.find(incident, alert);
            index.findBySources(incident, alert);
        }
        memberships.add(new Membership(incident.number, alert.fingerprint, position));
    }

    /** The alert came to an incident that is not folded here. */
    void leave(long fingerprint, long position) {
        leave(alert(fingerprint), position);
    }

    /** What was only ever added is forgotten. */
    void dropLogs() {
        alertFold.dropLogs();
        memberships.clear();
        transfers.clear();
        timeline.clear();
        labels.clear();
        rejected.clear();
    }

    /** The alert counts to no incident any more. */
    private void leave(AlertRow alert, long position) {
        alert.move(position);
        if (alert.incident != null) {
            IncidentRow left = incident(alert.incident);
            left.move(position, false, () -> {
                left.discount(alert.status);
                left.flapped(-alert.occurrences);
            });
            alert.incident = null;
        }
    }

    private void keepIds(IncidentRow incident, long position) {
        if (!incident.freshIds.isEmpty()) {
            labels.add(new LabelsAdded(incident.number, position, incident.freshIds));
            incident.freshIds = new ArrayList<>();
        }
    }

    private void apply(MessageEvent event, long position) {
        switch (event) {
            case MessageReceived ignored -> {}
            case MessageRedelivered ignored -> {}
            case MessageRejected e -> rejected.add(RejectedRow.of(position, e));
        }
    }

    private AlertRow alert(long fingerprint) {
        return alerts.computeIfAbsent(fingerprint, AlertRow::new);
    }

    private IncidentRow incident(long number) {
        IncidentRow incident = incidents.get(number);
        if (incident == null) {
            throw new IllegalStateException(
                    "Expected the history of incident #" + number + " to begin with its opening, but it does not");
        }
        return incident;
    }
}
