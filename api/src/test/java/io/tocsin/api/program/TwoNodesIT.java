package io.tocsin.api.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Eventually;
import io.tocsin.api.Tocsin;
import io.tocsin.api.Visitor;
import io.tocsin.core.postgres.PostgresForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Two whole nodes on one database. */
class TwoNodesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();
    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();

    @AfterEach
    void stop() {
        nodes.forEach(ConfigurableApplicationContext::close);
        database.close();
    }

    @Test
    void decideOnceWhatBothHearAtTheSameTime() {
        List<Visitor> two = List.of(node(), node());

        for (int i = 0; i < 40; i++) {
            String signal = i % 2 == 0 ? "firing" : "ok";
            String event = """
                    {"trigger": "Both", "signal": "%s", "labels": {"host": "h%d"}}""".formatted(signal, i / 4);
            CompletableFuture.allOf(two.stream()
                            .map(node -> CompletableFuture.runAsync(() -> node.say(event)))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        two.forEach(TwoNodesIT::follow);

        JsonNode alerts = two.getFirst().get("/api/v1/alerts?limit=500").json().path("items");
        assertThat(alerts).hasSize(10);
        alerts.forEach(alert -> assertThat(alert.path("intervals"))
                .as("fired twice, ended twice: %s", alert)
                .hasSize(2));
        assertThat(two.getLast().get("/api/v1/incidents").json().path("items")).hasSize(1);
        JsonNode report = rebuilt(two.getLast());
        assertThat(report.path("equal").asBoolean(false)).as(report.toString()).isTrue();
    }

    private Visitor node() {
        ConfigurableApplicationContext node = new SpringApplicationBuilder(Tocsin.class)
                .run(
                        "--tocsin.postgres.url=" + database.jdbcUrl(),
                        "--server.port=0",
                        "--tocsin.data-dir=target/node-" + nodes.size());
        nodes.add(node);
        return new Visitor(Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port")));
    }

    private static void follow(Visitor node) {
        Eventually.until("all is visible", PATIENCE, () -> {
            JsonNode standing = node.get("/api/v1/projections").json();
            return standing.path("lag").asLong(-1) == 0 && standing.path("head").asLong() > 0;
        });
    }

    private static JsonNode rebuilt(Visitor node) {
        node.post("/api/v1/projections/rebuild", "{}");
        Eventually.until(
                "the rebuild has ended",
                PATIENCE,
                () -> !node.get("/api/v1/projections")
                        .json()
                        .at("/rebuild/state")
                        .asString()
                        .equals("running"));
        return node.get("/api/v1/projections").json().path("rebuild");
    }
}
