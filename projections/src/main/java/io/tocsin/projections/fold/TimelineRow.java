package io.tocsin.projections.fold;

import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.IncidentClosed;
import io.tocsin.core.incident.IncidentCommented;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentReopened;
import io.tocsin.core.incident.IncidentSeverityRaised;
import io.tocsin.core.incident.IncidentTaken;
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
        };
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
