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
import io.tocsin.projections.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of an incident's history, for each of its events. */
record TimelineRow(
        long position,
        long number,
        Instant at,
        String kind,
        @Nullable String actor,
        String data) {

    static TimelineRow of(long position, IncidentEvent event) {
        return switch (event) {
            case IncidentOpened e ->
                of(position, e, "opened", null)
                        .with("severity", e.severity())
                        .with("status", e.status())
                        .with("holder", e.holder())
                        .with("deadline", e.response().deadline())
                        .with("alerts", e.alerts().size())
                        .row();
            case AlertsJoined e ->
                of(position, e, "joined", null)
                        .with("alerts", e.alerts().size())
                        .row();
            case IncidentSeverityRaised e ->
                of(position, e, "severity", null)
                        .with("severity", e.severity())
                        .with("status", e.status())
                        .with("deadline", e.response().deadline())
                        .row();
            case IncidentReopened e ->
                of(position, e, "reopened", null)
                        .with("status", e.status())
                        .with("deadline", e.response().deadline())
                        .with("alerts", e.alerts().size())
                        .row();
            case IncidentTaken e ->
                of(position, e, "taken", e.by()).with("comment", e.comment()).row();
            case IncidentCommented e ->
                of(position, e, "commented", e.by())
                        .with("comment", e.comment())
                        .row();
            case IncidentClosed e ->
                of(position, e, "closed", e.by())
                        .with("resolution", e.resolution())
                        .with("comment", e.comment())
                        .with("firing", e.firing())
                        .row();
            case IncidentHandoverOffered e ->
                said(position, e, "offered", e.by(), e.comment())
                        .with("to", e.to())
                        .with("until", e.until())
                        .row();
            case IncidentHandoverDeclined e ->
                said(position, e, "declined", e.by(), e.comment()).row();
            case IncidentHandoverWithdrawn e ->
                said(position, e, "withdrawn", e.by(), e.comment()).row();
            case IncidentHandoverLapsed e ->
                of(position, e, "lapsed", null)
                        .with("to", e.to())
                        .with("from", e.by())
                        .row();
            case IncidentReturned e ->
                said(position, e, "returned", e.by(), e.comment())
                        .with("to", e.to())
                        .with("status", e.status())
                        .with("deadline", e.response().deadline())
                        .row();
            case IncidentDescribed e ->
                said(position, e, "described", e.by(), e.comment())
                        .with("title", e.title())
                        .with("text", e.text())
                        .row();
            case IncidentSeverityPinned e ->
                said(position, e, "pinned", e.by(), e.comment())
                        .with("severity", e.severity())
                        .with("status", e.status())
                        .with("deadline", e.response().deadline())
                        .row();
            case IncidentSeverityUnpinned e ->
                said(position, e, "unpinned", e.by(), e.comment())
                        .with("severity", e.severity())
                        .with("status", e.status())
                        .with("deadline", e.response().deadline())
                        .row();
            case IncidentSnoozed e ->
                said(position, e, "snoozed", e.by(), e.comment())
                        .with("until", e.until())
                        .with("wakeWhenOk", e.wakeWhenOk())
                        .row();
            case IncidentWoken e ->
                said(position, e, "woken", e.by(), e.comment())
                        .with("reason", e.reason())
                        .with("status", e.status())
                        .row();
            case IncidentMerged e ->
                said(position, e, "merged", e.by(), e.comment())
                        .with("incident", e.into().value())
                        .row();
            case IncidentAbsorbed e ->
                said(position, e, "absorbed", e.by(), e.comment())
                        .with("incident", e.from().value())
                        .with("alerts", e.alerts().size())
                        .row();
            case IncidentSplit e ->
                said(position, e, "split", e.by(), e.comment())
                        .with("incident", e.into().value())
                        .with("alerts", e.alerts().size())
                        .row();
            case IncidentSplitOff e ->
                said(position, e, "split-off", e.by(), e.comment())
                        .with("incident", e.from().value())
                        .row();
            case IncidentRelated e ->
                said(position, e, "related", e.by(), e.comment())
                        .with("incident", e.to().value())
                        .with("as", e.as())
                        .row();
            case IncidentUnrelated e ->
                said(position, e, "unrelated", e.by(), e.comment())
                        .with("incident", e.to().value())
                        .row();
            case IncidentReopenedByPerson e ->
                said(position, e, "reopened", e.by(), e.comment())
                        .with("status", e.status())
                        .with("deadline", e.response().deadline())
                        .with("alerts", e.alerts().size())
                        .row();
            case IncidentDeadlineNear e ->
                of(position, e, "deadline-near", null)
                        .with("deadline", e.deadline())
                        .row();
            case IncidentClosedByRule e ->
                of(position, e, "closed-by-rule", null)
                        .with("rulebook", e.rulebook())
                        .with("rule", e.rule())
                        .with("okSince", e.okSince())
                        .row();
            case IncidentBreached e ->
                of(position, e, "breached", null).with("deadline", e.deadline()).row();
        };
    }

    private static Draft said(
            long position, IncidentEvent event, String kind, @Nullable String actor, @Nullable String comment) {
        return of(position, event, kind, actor).with("comment", comment);
    }

    private static Draft of(long position, IncidentEvent event, String kind, @Nullable String actor) {
        return new Draft(position, event, kind, actor, new LinkedHashMap<>());
    }

    private record Draft(
            long position,
            IncidentEvent event,
            String kind,
            @Nullable String actor,
            Map<String, Object> data) {

        Draft with(String name, @Nullable Object value) {
            if (value != null) {
                data.put(name, value instanceof String text ? Words.safe(text) : value);
            }
            return this;
        }

        TimelineRow row() {
            return new TimelineRow(
                    position,
                    event.number().value(),
                    AlertFold.micros(event.at()),
                    kind,
                    Words.safeOrNull(actor),
                    Json.write(data));
        }
    }
}
