package io.tocsin.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A real Prometheus, Alertmanager, amtool and vmalert against the packaged jar. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrometheusIT {

    /** Prometheus's promise of four intervals, the minute of patience after it, and time to look. */
    private static final Duration UNKNOWN_WITHIN = Duration.ofSeconds(4 + 60 + 30);

    private Path directory;
    private JarUnderTest tocsin;
    private Furnace furnace;

    @BeforeAll
    void startTocsin() throws IOException {
        Programs.require("prometheus");
        directory = Workplace.directory("prometheus");
        tocsin = JarUnderTest.start(directory);
    }

    @AfterAll
    void stopTocsin() throws IOException {
        if (tocsin != null) {
            tocsin.close();
        }
    }

    @BeforeEach
    void lightTheFurnace() throws IOException {
        furnace = new Furnace();
    }

    @AfterEach
    void putItOut() {
        furnace.close();
    }

    @Nested
    class PushedByPrometheus {

        @Test
        void becomesAnIncidentAndIsOkWhenTheRuleStops() throws Exception {
            AlertsFromMonitoring seen = new AlertsFromMonitoring(tocsin.client(), "FurnaceTooHot");
            Monitoring monitoring = new Monitoring(directory.resolve("push"));
            String rules = Monitoring.rule("FurnaceTooHot", "furnace-hall");
            try (RunningProgram prometheus =
                    monitoring.prometheus(Workplace.freePort(), furnace, rules, tocsin.uri())) {
                assertThat(prometheus.isAlive()).isTrue();
                furnace.heat();
                assertIsWhatTheRuleSaid(seen.awaitIncident(1));
                assertThat(intervals(seen.awaitAlert("firing", AlertsFromMonitoring.SOON)))
                        .singleElement()
                        .satisfies(interval ->
                                assertThat(interval.path("to").isString()).isFalse());

                furnace.cool();

                JsonNode interval = intervals(seen.awaitAlert("ok", AlertsFromMonitoring.SOON))
                        .getFirst();
                assertThat(Instant.parse(interval.path("to").asString()))
                        .isAfter(Instant.parse(interval.path("from").asString()));
                assertThat(seen.awaitIncident(0).path("alerts").asInt()).isEqualTo(1);
            }
        }

        @Test
        void becomesUnknownAndNeverOkWhenPrometheusIsKilled() throws Exception {
            AlertsFromMonitoring seen = new AlertsFromMonitoring(tocsin.client(), "FurnaceWatchedNoMore");
            Monitoring monitoring = new Monitoring(directory.resolve("killed"));
            String rules = Monitoring.rule("FurnaceWatchedNoMore", "furnace-hall");
            furnace.heat();
            try (RunningProgram prometheus =
                    monitoring.prometheus(Workplace.freePort(), furnace, rules, tocsin.uri())) {
                seen.awaitAlert("firing", AlertsFromMonitoring.SOON);
                prometheus.kill();
            }
            Set<String> states = new HashSet<>();

            Eventually.until("the alert is unknown", UNKNOWN_WITHIN, () -> {
                seen.alerts().forEach(alert -> states.add(alert.path("state").asString()));
                return states.contains("unknown");
            });

            assertThat(states).containsExactlyInAnyOrder("firing", "unknown");
            JsonNode alert = seen.alerts().getFirst();
            assertThat(intervals(alert))
                    .singleElement()
                    .satisfies(interval -> assertThat(interval.path("to").isString())
                            .as("the interval is still open")
                            .isFalse());
            assertThat(alert.path("unknown").values()).hasSize(1);
        }

        @Test
        void isListedByAmtool() throws Exception {
            AlertsFromMonitoring seen = new AlertsFromMonitoring(tocsin.client(), "FurnaceForAmtool");
            Monitoring monitoring = new Monitoring(directory.resolve("amtool"));
            String rules = Monitoring.rule("FurnaceForAmtool", "furnace-hall");
            furnace.heat();
            try (RunningProgram prometheus =
                    monitoring.prometheus(Workplace.freePort(), furnace, rules, tocsin.uri())) {
                assertThat(prometheus.isAlive()).isTrue();
                seen.awaitAlert("firing", AlertsFromMonitoring.SOON);

                String listed = monitoring.amtoolAlerts(tocsin.uri());

                assertThat(listed).contains("FurnaceForAmtool", "north", "active");
            }
        }
    }

    @Nested
    class PushedByVmalert {

        @Test
        void becomesAnIncidentAndIsOkWhenTheRuleStops() throws Exception {
            Programs.require("vmalert");
            AlertsFromMonitoring seen = new AlertsFromMonitoring(tocsin.client(), "FurnaceSeenByVmalert");
            Monitoring monitoring = new Monitoring(directory.resolve("vmalert"));
            String rules = Monitoring.rule("FurnaceSeenByVmalert", "furnace-hall");
            int port = Workplace.freePort();
            try (RunningProgram prometheus = monitoring.prometheus(port, furnace, "groups: []\n");
                    RunningProgram vmalert = monitoring.vmalert(Workplace.freePort(), port, rules, tocsin.uri())) {
                assertThat(List.of(prometheus, vmalert)).allMatch(RunningProgram::isAlive);
                furnace.heat();
                assertIsWhatTheRuleSaid(seen.awaitIncident(1));

                furnace.cool();

                seen.awaitAlert("ok", AlertsFromMonitoring.SOON);
            }
        }
    }

    @Nested
    class TwoWaysIn {

        @Test
        void makeOneAlertOfAPushAndAnAlertmanagersWebhook() throws Exception {
            Programs.require("prometheus-alertmanager");
            AlertsFromMonitoring seen = new AlertsFromMonitoring(tocsin.client(), "FurnaceSeenTwice");
            Monitoring monitoring = new Monitoring(directory.resolve("twice"));
            String rules = Monitoring.rule("FurnaceSeenTwice", "furnace-hall");
            AlertmanagerProbe probe = new AlertmanagerProbe(Workplace.freePort());
            furnace.heat();
            try (probe;
                    RunningProgram alertmanager = monitoring.alertmanager(
                            probe.port(), tocsin.uri().resolve("/integrations/v1/alertmanager/beside/"));
                    RunningProgram prometheus =
                            monitoring.prometheus(Workplace.freePort(), furnace, rules, tocsin.uri(), probe.uri())) {
                assertThat(List.of(alertmanager, prometheus)).allMatch(RunningProgram::isAlive);
                JsonNode pushed = seen.awaitAlert("firing", AlertsFromMonitoring.SOON);
                Eventually.until("the webhook was told", AlertsFromMonitoring.SOON, () -> probe.delivered() >= 1);

                furnace.cool();

                Eventually.until(
                        "the webhook was told that it is over",
                        AlertsFromMonitoring.SOON,
                        () -> probe.delivered() >= 2);
                seen.awaitAlert("ok", AlertsFromMonitoring.SOON);
                assertThat(probe.failed()).isZero();
                assertThat(seen.alerts())
                        .singleElement()
                        .satisfies(
                                alert -> assertThat(alert.path("fingerprint")).isEqualTo(pushed.path("fingerprint")))
                        .satisfies(alert -> assertThat(intervals(alert)).hasSize(1))
                        .satisfies(alert -> assertThat(alert.path("sources").values())
                                .extracting(JsonNode::asString)
                                .containsExactlyInAnyOrder("prometheus", "beside"));
            }
        }
    }

    private static void assertIsWhatTheRuleSaid(JsonNode incident) {
        assertThat(incident.path("project").asString()).isEqualTo("furnace-hall");
        assertThat(incident.path("severity").asString()).isEqualTo("S2");
        assertThat(incident.path("state").asString()).isEqualTo("firing");
        assertThat(incident.path("status").asString())
                .isEqualTo("todo"); // S2 of a project without a service level: 24 h
        assertThat(incident.path("labels").path("hall").values())
                .extracting(JsonNode::asString)
                .containsExactly("north");
        assertThat(Instant.parse(incident.path("deadline").asString()))
                .isAfter(Instant.parse(incident.path("opened").asString()));
    }

    private static List<JsonNode> intervals(JsonNode alert) {
        return List.copyOf(alert.path("intervals").values());
    }
}
