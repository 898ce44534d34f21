package io.tocsin.api.alertmanager;

import io.tocsin.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers alerts by project and trigger. All of them are in memory at once, so there may not be too many. */
final class Groups {

    static final int ALERTS_AT_MOST = 10_000;

    private final Map<String, AlertGroup> groups = new TreeMap<>();
    private int alerts;

    void add(GettableAlert alert) {
        if (++alerts > ALERTS_AT_MOST) {
            throw ProblemException.badArgument("Expected at most " + ALERTS_AT_MOST
                    + " alerts in groups, but there are more; ask for fewer by a filter, or for /api/v2/alerts");
        }
        Map<String, String> common = new TreeMap<>(alert.labels());
        common.keySet().retainAll(List.of(GettableAlert.PROJECT, GettableAlert.TRIGGER));
        groups.computeIfAbsent(
                        common.toString(), key -> new AlertGroup(new ArrayList<>(), common, GettableAlert.TOCSIN))
                .alerts()
                .add(alert);
    }

    List<AlertGroup> all() {
        return List.copyOf(groups.values());
    }
}
