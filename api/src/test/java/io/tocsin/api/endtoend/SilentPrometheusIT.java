package io.tocsin.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A real Prometheus that is stopped and started again, before the packaged jar. */
class SilentPrometheusIT {

    private static final Duration SILENT_AFTER = Duration.ofSeconds(10);

    /** Looking twice a second, a commit, the projections, and a busy machine. */
    private static final Duration NOTICED_WITHIN = SILENT_AFTER.plusSeconds(10);

    private static final String RULES = """
            projects: {furnace-hall: {service_level: Gold}}
            sources:
              - {name: prometheus, type: prometheus, project: furnace-hall, silent_after: 10s}
            """;
    private static final String WATCHDOG = """
                  - alert: Watchdog
                    expr: vector(1)
                    labels: {project: furnace-hall, severity: none}
            """;

    private final AtomicInteger pings = new AtomicInteger();
    private HttpServer outside;
    private JarUnderTest tocsin;
    private Furnace furnace;
    private Path directory;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Programs.require("prometheus");
        directory = Workplace.directory("silence");
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/ping", exchange -> {
            pings.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        outside.start();
        tocsin = JarUnderTest.start(
                directory,
                "--tocsin.heartbeat.url=http://127.0.0.1:"
                        + outside.getAddress().getPort() + "/ping",
                "--tocsin.heartbeat.every=1s");
        tocsin.client().putRulebook(RULES);
        furnace = new Furnace();
    }

    @AfterEach
    void stop() throws IOException {
        if (furnace != null) {
            furnace.close();
        }
        if (tocsin != null) {
            tocsin.close();
        }
        if (outside != null) {
            outside.stop(0);
        }
    }

    @Test
    void ofAStoppedPrometheusIsToldAndSettledWhenItIsBack() throws Exception {
        AlertsFromMonitoring seen = new AlertsFromMonitoring(tocsin.client(), "FurnaceUnseen");
        AlertsFromMonitoring watchdog = new AlertsFromMonitoring(tocsin.client(), "Watchdog");
        AlertsFromMonitoring missing = new AlertsFromMonitoring(tocsin.client(), "WatchdogMissing");
        AlertsFromMonitoring silent = new AlertsFromMonitoring(tocsin.client(), "SourceSilent");
        Monitoring monitoring = new Monitoring(directory.resolve("monitoring"));
        String rules = Monitoring.rule("FurnaceUnseen", "furnace-hall").stripTrailing() + "\n" + WATCHDOG;
        furnace.heat();
        try (RunningProgram prometheus = monitoring.prometheus(Workplace.freePort(), furnace, rules, tocsin.uri())) {
            assertThat(prometheus.isAlive()).isTrue();
            seen.awaitIncident(1);
            watchdog.awaitAlert("firing", AlertsFromMonitoring.SOON);
            assertThat(watchdog.alerts().getFirst().path("incident").isNull()).isTrue();
        }

        JsonNode alert = silent.awaitAlert("firing", NOTICED_WITHIN);
        assertThat(alert.path("project").asString()).isEqualTo("furnace-hall");
        assertThat(alert.path("labels").path("source").asString()).isEqualTo("prometheus");
        JsonNode unknown = seen.awaitAlert("unknown", AlertsFromMonitoring.SOON);
        assertThat(unknown.path("intervals").path(0).path("to").isNull()).isTrue();
        missing.awaitAlert("firing", AlertsFromMonitoring.SOON);
        assertThat(missing.awaitIncident(2)).isEqualTo(silent.awaitIncident(2));
        assertThat(source().path("state").asString()).isEqualTo("silent");

        try (RunningProgram prometheus = monitoring.prometheus(Workplace.freePort(), furnace, rules, tocsin.uri())) {
            assertThat(prometheus.isAlive()).isTrue();
            silent.awaitAlert("ok", AlertsFromMonitoring.SOON);
            missing.awaitAlert("ok", AlertsFromMonitoring.SOON);
            JsonNode again = seen.awaitAlert("firing", AlertsFromMonitoring.SOON);
            assertThat(again.path("intervals").values()).hasSize(1);
            assertThat(again.path("unknown").values())
                    .singleElement()
                    .satisfies(span -> assertThat(Instant.parse(span.path("to").asString()))
                            .isAfter(Instant.parse(span.path("from").asString())));
            assertThat(source().path("state").asString()).isEqualTo("alive");
        }
        assertThat(pings).hasPositiveValue();
    }

    private JsonNode source() throws IOException, InterruptedException {
        return tocsin.client().all("/api/v1/sources").stream()
                .filter(source -> source.path("name").asString().equals("prometheus"))
                .findFirst()
                .orElseThrow();
    }
}
