package io.tocsin.api.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private static final Instant NOW = Instant.parse("2026-10-26T15:00:00Z");

    private final Groups groups = new Groups();

    @Test
    void gathersByProjectAndTrigger() {
        groups.add(alert(Map.of("alertname", "A", "host", "a")));
        groups.add(alert(Map.of("alertname", "A", "host", "b")));
        groups.add(alert(Map.of("alertname", "A", "host", "b", "project", "p")));

        assertThat(groups.all())
                .extracting(AlertGroup::labels, group -> group.alerts().size())
                .containsExactlyInAnyOrder(
                        tuple(Map.of("alertname", "A"), 2), tuple(Map.of("alertname", "A", "project", "p"), 1));
    }

    @Test
    void refusesToHoldTooMany() {
        GettableAlert alert = alert(Map.of("alertname", "A"));
        IntStream.range(0, Groups.ALERTS_AT_MOST).forEach(i -> groups.add(alert));

        assertThatThrownBy(() -> groups.add(alert)).hasMessageContaining("at most 10000 alerts");
    }

    private static GettableAlert alert(Map<String, String> labels) {
        GettableAlert.State active = new GettableAlert.State("active", List.of(), List.of(), List.of());
        return new GettableAlert(Map.of(), NOW, "00", List.of(GettableAlert.TOCSIN), NOW, active, NOW, null, labels);
    }
}
