package io.tocsin.api.incident;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tocsin.api.runbook.RunbookLink;
import io.tocsin.core.rulebook.Runbook;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.search.Similar;
import io.tocsin.projections.search.Similar.Others;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incident with its alerts.
 *
 * @param alertCount how many count to it
 * @param alerts the first five hundred
 * @param nextAlerts the cursor of the alerts after them, for {@code /alerts}; null when these are all
 * @param similar how often it was seen before; more of that is at {@code /similar}
 * @param others what else is open in its project
 * @param runbooks what to do about it, the most important first
 * @param timeline where its history is
 */
record IncidentDetail(
        @JsonUnwrapped @JsonIgnoreProperties("alerts") IncidentView incident,
        int alertCount,
        List<AlertView> alerts,
        @Nullable String nextAlerts,
        @Nullable Similar similar,
        Others others,
        List<RunbookLink> runbooks,
        String timeline) {

    static IncidentDetail of(
            IncidentView incident,
            Page<AlertView> alerts,
            @Nullable Similar similar,
            Others others,
            List<Runbook> runbooks) {
        return new IncidentDetail(
                incident,
                incident.alerts(),
                alerts.items(),
                alerts.next(),
                similar,
                others,
                runbooks.stream().map(RunbookLink::of).toList(),
                "/api/v1/incidents/" + incident.number() + "/timeline");
    }
}
