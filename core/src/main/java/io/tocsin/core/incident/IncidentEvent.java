package io.tocsin.core.incident;

import java.time.Instant;

/** What happened to an incident; kept for ever. */
public sealed interface IncidentEvent
        permits IncidentOpened,
                AlertsJoined,
                IncidentSeverityRaised,
                IncidentReopened,
                IncidentTaken,
                IncidentCommented,
                IncidentClosed,
                IncidentHandoverOffered,
                IncidentHandoverDeclined,
                IncidentHandoverWithdrawn,
                IncidentHandoverLapsed,
                IncidentReturned,
                IncidentDescribed,
                IncidentSeverityPinned,
                IncidentSeverityUnpinned,
                IncidentSnoozed,
                IncidentWoken,
                IncidentMerged,
                IncidentAbsorbed,
                IncidentSplit,
                IncidentSplitOff,
                IncidentRelated,
                IncidentUnrelated,
                IncidentReopenedByPerson,
                IncidentDeadlineNear,
                IncidentBreached,
                IncidentClosedByRule {

    IncidentNumber number();

    /** When Tocsin decided it. */
    Instant at();
}
