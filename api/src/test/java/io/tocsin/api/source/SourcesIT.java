package io.tocsin.api.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class SourcesIT {

    private final String name = "source-" + UUID.randomUUID();
    private Visitor visitor;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void listsOneThatOnlyEverSentAHeartbeat() {
        Instant before = Instant.now().minusMillis(1);

        Visitor.Answer answer = visitor.postNothing("/api/v1/heartbeats/" + name);

        assertThat(answer.status()).isEqualTo(204);
        JsonNode source = source();
        assertThat(source.path("state").asString()).isEqualTo("unwatched");
        assertThat(source.path("project").asString()).isEqualTo("default");
        assertThat(source.path("messages").asInt()).isOne();
        assertThat(source.path("silentAfter").isNull()).isTrue();
        assertThat(Instant.parse(source.path("lastHeard").asString())).isAfter(before);
    }

    @Test
    void takesTheSlashThatSomeSendersAddAndABody() {
        assertThat(visitor.postNothing("/api/v1/heartbeats/" + name + "/").status())
                .isEqualTo(204);
        assertThat(visitor.post("/api/v1/heartbeats/" + name, "{\"status\": \"up\"}")
                        .status())
                .isEqualTo(204);

        assertThat(source().path("messages").asInt()).isEqualTo(2);
    }

    @Test
    void countsMessagesToo() {
        visitor.post("/api/v1/messages", "{\"trigger\": \"A-" + name + "\"}", "X-Tocsin-Source", name);
        visitor.post("/api/v1/messages", "not JSON", "X-Tocsin-Source", name);

        assertThat(source().path("messages").asInt()).isEqualTo(2);
    }

    @Test
    void refusesAKeyThatCannotBeAName() {
        Visitor.Answer answer = visitor.postNothing("/api/v1/heartbeats/-");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).startsWith("Expected a source name");
    }

    @Test
    void answersOtherMethodsAsElsewhere() {
        assertThat(visitor.get("/api/v1/heartbeats/" + name).status()).isEqualTo(405);
    }

    @Test
    void knowsThoseOfTheRulebookByTheirKeys() {
        String rulebook = """
                sources:
                  - {name: %1$s, type: custom, key: key-of-%1$s, project: shop, silent_after: 90s}
                  - {name: %1$s-other, type: native, silent_after: 1h}
                """.formatted(name);
        visitor.putText("/api/v1/rulebook", "application/yaml", rulebook);
        assertThat(source().path("state").asString()).isEqualTo("never");
        assertThat(source().path("lastHeard").isNull()).isTrue();

        visitor.postNothing("/api/v1/heartbeats/key-of-" + name);

        JsonNode source = source();
        assertThat(source.path("state").asString()).isEqualTo("alive");
        assertThat(source.path("type").asString()).isEqualTo("custom");
        assertThat(source.path("project").asString()).isEqualTo("shop");
        assertThat(source.path("silentAfter").asString()).isEqualTo("1m30s");
    }

    @Test
    void goesFromPageToPageByName() {
        visitor.postNothing("/api/v1/heartbeats/" + name);
        visitor.postNothing("/api/v1/heartbeats/" + name + ".b");
        String last = "";
        int seen = 0;
        JsonNode page = visitor.get("/api/v1/sources?limit=1").json();
        while (true) {
            String next = page.path("items").path(0).path("name").asString();
            assertThat(next).isGreaterThan(last);
            last = next;
            seen += next.startsWith(name) ? 1 : 0;
            if (page.path("next").isNull()) {
                break;
            }
            page = visitor.get("/api/v1/sources?limit=1&cursor="
                            + page.path("next").asString())
                    .json();
        }

        assertThat(seen).isEqualTo(2);
        assertThat(visitor.get("/api/v1/sources?cursor=nonsense").status()).isEqualTo(400);
    }

    private JsonNode source() {
        for (JsonNode source : visitor.get("/api/v1/sources?limit=500").json().path("items")) {
            if (source.path("name").asString().equals(name)) {
                return source;
            }
        }
        throw new AssertionError("Expected the source " + name + " in the list, but it is not there");
    }
}
