package io.tocsin.api.export;

import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.json.Json;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alert as a row. Columns are only ever added, at the end. */
final class AlertColumns {

    static final List<String> HEADER = List.of(
            "fingerprint",
            "project",
            "trigger",
            "state",
            "severity",
            "kind",
            "incident",
            "firstSeen",
            "lastSeen",
            "occurrences",
            "durationSeconds",
            "flapping",
            "mutedBy",
            "sources",
            "labels",
            "annotations");

    private AlertColumns() {}

    static List<@Nullable Object> of(AlertView alert) {
        return Arrays.asList(
                alert.fingerprint(),
                alert.project(),
                alert.trigger(),
                alert.state().word(),
                alert.severity(),
                alert.kind().word(),
                alert.incident(),
                alert.firstSeen(),
                alert.lastSeen(),
                alert.occurrences(),
                alert.durationSeconds(),
                alert.flapping(),
                alert.mutedBy(),
                String.join("; ", alert.sources()),
                Json.write(alert.labels()),
                Json.write(alert.annotations()));
    }
}
