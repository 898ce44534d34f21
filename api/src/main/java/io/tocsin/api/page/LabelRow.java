package io.tocsin.api.page;

import io.tocsin.projections.queue.IncidentView;
import java.util.List;

/**
 * One label and its values over all alerts.
 *
 * @param more there are more values than these
 */
record LabelRow(String name, List<String> values, boolean more) {

    static List<LabelRow> of(IncidentView incident) {
        return incident.labels().entrySet().stream()
                .map(label -> new LabelRow(
                        label.getKey(), label.getValue(), incident.labelsMore().contains(label.getKey())))
                .toList();
    }

    public String text() {
        return String.join(", ", values) + (more ? ", …" : "");
    }
}
