package io.tocsin.api.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Eventually;
import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class RebuildIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Visitor visitor;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
        String unique = "rebuilt" + System.nanoTime();
        visitor.say("{\"trigger\": \"DiskFull\", \"labels\": {\"host\": \"" + unique + "\"}}");
        Eventually.until("the alert is visible", PATIENCE, () -> !found(unique).isEmpty());
    }

    @Test
    void comparesAndLeavesTheLiveTablesAsTheyAre() {
        Visitor.Answer started = visitor.post("/api/v1/projections/rebuild", "{}", "X-Tocsin-User", "@petr");

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.json().path("state").asString("")).isEqualTo("running");
        JsonNode done = awaitEnd();
        assertThat(done.path("state").asString("")).isEqualTo("compared");
        assertThat(done.path("by").asString("")).isEqualTo("@petr");
        assertThat(done.path("equal").asBoolean(false)).isTrue();
        assertThat(done.path("done").asLong())
                .isEqualTo(done.path("total").asLong())
                .isPositive();
        assertThat(done.path("tables").findValuesAsString("table")).contains("incident", "alert", "timeline");
    }

    @Test
    void swapsTheNewTablesInAndGoesOnFollowing() {
        visitor.post("/api/v1/projections/rebuild", "{\"swap\": true}");

        assertThat(awaitEnd().path("state").asString("")).isEqualTo("swapped");
        String unique = "after" + System.nanoTime();
        visitor.say("{\"trigger\": \"DiskFull\", \"labels\": {\"host\": \"" + unique + "\"}}");
        Eventually.until("the new tables follow", PATIENCE, () -> !found(unique).isEmpty());
        JsonNode standing = visitor.get("/api/v1/projections").json();
        assertThat(standing.path("position").asLong()).isPositive();
        assertThat(standing.path("head").asLong())
                .isEqualTo(standing.path("position").asLong()
                        + standing.path("lag").asLong());
    }

    @Test
    void hasNothingToCancelWhenNoneRuns() {
        visitor.post("/api/v1/projections/rebuild", "{}");
        awaitEnd();

        Visitor.Answer answer = visitor.delete("/api/v1/projections/rebuild");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asString("")).contains("Expected a rebuild that runs here");
    }

    @Test
    void refusesABodyThatIsNoWish() {
        assertThat(visitor.post("/api/v1/projections/rebuild", "{\"swap\": \"perhaps\"}")
                        .status())
                .isEqualTo(400);
    }

    private JsonNode awaitEnd() {
        Eventually.until(
                "the rebuild has ended",
                PATIENCE,
                () -> !rebuild().path("ended").isMissingNode()
                        && !rebuild().path("ended").isNull());
        return rebuild();
    }

    private JsonNode rebuild() {
        return visitor.get("/api/v1/projections").json().path("rebuild");
    }

    private JsonNode found(String host) {
        return visitor.get("/api/v1/incidents?mql=" + Visitor.encoded("~host = " + host))
                .json()
                .path("items");
    }
}
