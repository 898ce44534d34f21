package io.tocsin.api.export;

import io.tocsin.projections.json.Json;
import io.tocsin.projections.queue.IncidentView;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident as a row. Columns are only ever added, at the end. */
final class IncidentColumns {

    static final List<String> HEADER = List.of(
            "number",
            "project",
            "serviceLevel",
            "severity",
            "status",
            "state",
            "holder",
            "title",
            "opened",
            "taken",
            "closed",
            "deadline",
            "responseClass",
            "responseSeconds",
            "breached",
            "alerts",
            "firing",
            "resolution",
            "triggers",
            "sources",
            "labels",
            "rulebook",
            "routing");

    private static final String BETWEEN = "; ";

    private IncidentColumns() {}

    static List<@Nullable Object> of(IncidentView incident) {
        return Arrays.asList(
                incident.number(),
                incident.project(),
                incident.serviceLevel(),
                incident.severity(),
                incident.status().word(),
                incident.state().word(),
                incident.holder(),
                incident.title(),
                incident.opened(),
                incident.taken(),
                incident.closed(),
                incident.deadline(),
                incident.responseClass().word(),
                incident.responseSeconds(),
                incident.breached(),
                incident.alerts(),
                incident.firing(),
                incident.resolution(),
                String.join(BETWEEN, incident.triggers()),
                String.join(BETWEEN, incident.sources()),
                Json.write(incident.labels()),
                incident.why().rulebook(),
                incident.why().routing());
    }
}
