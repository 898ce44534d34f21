package io.tocsin.projections.fold;

import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.IncidentAbsorbed;
import io.tocsin.core.incident.IncidentBreached;
import io.tocsin.core.incident.IncidentClosed;
import io.tocsin.core.incident.IncidentClosedByRule;
import io.tocsin.core.incident.IncidentCommented;
import io.tocsin.core.incident.IncidentDeadlineNear;
import io.tocsin.core.incident.IncidentDescribed;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentHandoverDeclined;
import io.tocsin.core.incident.IncidentHandoverLapsed;
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
import io.tocsin.core.incident.IncidentSeverityUnpinned;
import io.tocsin.core.incident.IncidentSnoozed;
import io.tocsin.core.incident.IncidentSplit;
import io.tocsin.core.incident.IncidentSplitOff;
import io.tocsin.core.incident.IncidentTaken;
import io.tocsin.core.incident.IncidentUnrelated;
import io.tocsin.core.incident.IncidentWoken;

/** Folds incident events into incident rows; which alerts belong to them is folded elsewhere. */
final class IncidentFold {

    private IncidentFold() {}

    static void apply(IncidentRow incident, IncidentEvent event) {
        switch (event) {
            case IncidentOpened ignored -> {}
            case IncidentAbsorbed ignored -> {}
            case IncidentSplit ignored -> {}
            case IncidentDeadlineNear ignored -> {}
            case AlertsJoined e -> incident.causedBy(e.cause());
            case IncidentSeverityRaised e -> incident.rate(e.severity().level(), e.status(), e.response(), e.at());
            case IncidentSeverityPinned e -> {
                incident.pinned = true;
                incident.rate(e.severity().level(), e.status(), e.response(), e.at());
            }
            case IncidentSeverityUnpinned e -> {
                incident.pinned = false;
                incident.rate(e.severity().level(), e.status(), e.response(), e.at());
            }
            case IncidentReopened e -> incident.reopen(e.status(), e.response(), e.at());
            case IncidentReopenedByPerson e -> incident.reopen(e.status(), e.response(), e.at());
            case IncidentReturned e -> {
                incident.hold(Words.safe(e.to()));
                incident.reopen(e.status(), e.response(), e.at());
            }
            case IncidentTaken e -> incident.take(Words.safe(e.by()), e.at());
            case IncidentHandoverOffered e -> incident.offer(Words.safe(e.to()));
            case IncidentHandoverDeclined ignored -> incident.offer(null);
            case IncidentHandoverWithdrawn ignored -> incident.offer(null);
            case IncidentHandoverLapsed ignored -> incident.offer(null);
            case IncidentDescribed e -> incident.describe(e.title(), e.text());
            case IncidentSnoozed e -> incident.snooze(e);
            case IncidentWoken e -> incident.wake(e.status());
            case IncidentCommented ignored -> incident.commented();
            case IncidentRelated e -> incident.relate(e.to().value(), e.as());
            case IncidentUnrelated e -> incident.unrelate(e.to().value());
            case IncidentSplitOff e -> {
                incident.splitFrom = e.from().value();
                incident.changed = true;
            }
            case IncidentMerged e -> {
                incident.mergedInto = e.into().value();
                incident.close(e.at());
            }
            case IncidentClosed e -> {
                incident.resolution = Words.safeOrNull(e.resolution());
                incident.close(e.at());
            }
            case IncidentClosedByRule e -> incident.close(e.at());
            case IncidentBreached ignored -> incident.breach();
        }
    }
}
