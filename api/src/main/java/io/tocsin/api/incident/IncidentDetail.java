package io.tocsin.api.incident;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.queue.IncidentView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incident with its alerts.
 *
 * @param alertCount how many count to it
 * @param alerts the first five hundred
 * @param nextAlerts the cursor of the alerts after them, for {@code /alerts}; null when these are all
 * @param timeline where its history is
 */
record IncidentDetail(
        @JsonUnwrapped @JsonIgnoreProperties("alerts") IncidentView incident,
        int alertCount,
        List<AlertView> alerts,
        @Nullable String nextAlerts,
        String timeline) {

    static IncidentDetail of(IncidentView incident, Page<AlertView> alerts) {
        return new IncidentDetail(
                incident,
                incident.alerts(),
                alerts.items(),
                alerts.next(),
                "/api/v1/incidents/" + incident.number() + "/timeline");
    }
}
