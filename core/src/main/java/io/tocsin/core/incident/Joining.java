package io.tocsin.core.incident;

import io.tocsin.core.event.Fingerprint;
import java.util.List;

/** Which alerts an event brings to its incident. */
public final class Joining {

    private Joining() {}

    /** Those that are the incident's from the event on, whosever they were. */
    public static List<Fingerprint> of(IncidentEvent event) {
        return switch (event) {
            case IncidentOpened e -> e.alerts();
            case AlertsJoined e -> e.alerts();
            case IncidentReopened e -> e.alerts();
            case IncidentAbsorbed e -> e.alerts();
            case IncidentReopenedByPerson e -> e.alerts();
            case IncidentSeverityRaised ignored -> List.of();
            case IncidentTaken ignored -> List.of();
            case IncidentCommented ignored -> List.of();
            case IncidentClosed ignored -> List.of();
            case IncidentHandoverOffered ignored -> List.of();
            case IncidentHandoverDeclined ignored -> List.of();
            case IncidentHandoverWithdrawn ignored -> List.of();
            case IncidentHandoverLapsed ignored -> List.of();
            case IncidentReturned ignored -> List.of();
            case IncidentDescribed ignored -> List.of();
            case IncidentSeverityPinned ignored -> List.of();
            case IncidentSeverityUnpinned ignored -> List.of();
            case IncidentSnoozed ignored -> List.of();
            case IncidentWoken ignored -> List.of();
            case IncidentMerged ignored -> List.of();
            case IncidentSplit ignored -> List.of();
            case IncidentSplitOff ignored -> List.of();
            case IncidentRelated ignored -> List.of();
            case IncidentUnrelated ignored -> List.of();
            case IncidentDeadlineNear ignored -> List.of();
            case IncidentBreached ignored -> List.of();
            case IncidentClosedByRule ignored -> List.of();
        };
    }
}
