package io.tocsin.api.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Eventually;
import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import io.tocsin.core.rulebook.RulebookSchema;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class RulebookIT {

    private static final String RULEBOOK = "/api/v1/rulebook";
    private static final String YAML = "application/yaml";

    private final String server = "server-" + UUID.randomUUID();
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    /** Other tests expect the built-in rules. */
    @AfterEach
    void saysNothing() {
        visitor.putText(RULEBOOK, YAML, "{}");
    }

    @Test
    void routesByTheRuleThatIsInForceAndSaysWhich() {
        Answer put =
                visitor.putText(RULEBOOK + "?comment=gitlab", YAML, rule("@petr.petrov"), "X-Tocsin-User", "@anna");

        assertThat(put.status()).isEqualTo(200);
        long version = put.json().path("version").asLong();
        assertThat(put.header("ETag")).isEqualTo("\"" + version + "\"");
        assertThat(put.json().path("by").asString()).isEqualTo("@anna");
        visitor.say("{\"trigger\": \"Slow\", \"labels\": {\"server\": \"" + server + "\"}}");
        assertThat(visibility.await()).isTrue();
        JsonNode incident = visitor.get("/api/v1/incidents?mql=" + Visitor.encoded("~server = \"" + server + "\""))
                .json()
                .path("items")
                .get(0);
        assertThat(incident.path("holder").asString()).isEqualTo("@petr.petrov");
        assertThat(incident.path("why").path("rulebook").asLong()).isEqualTo(version);
        assertThat(incident.path("why").path("routing").asString()).startsWith("line 2: ~server");
        JsonNode why = visitor.get(
                        "/api/v1/incidents/" + incident.path("number").asLong() + "/why")
                .json();
        assertThat(why.path("routing").path("result").asString()).isEqualTo("@petr.petrov");
        assertThat(why.path("routing").path("rule").asString()).startsWith("line 2: ~server");
        assertThat(why.path("rulebook").path("comment").asString()).isEqualTo("gitlab");
        assertThat(why.path("response").path("responseClass").asString()).isEqualTo("batch");
        assertThat(visitor.get("/api/v1/messages/"
                                + why.path("raisedBy").get(0).path("message").asString())
                        .status())
                .isEqualTo(200);
        assertThat(visitor.get("/api/v1/incidents/987654321/why").status()).isEqualTo(404);
    }

    @Test
    void closesByItsNewRulesWhatIsOpenAndOkAlready() {
        visitor.say("{\"trigger\": \"Idle\", \"labels\": {\"server\": \"" + server + "\"}}");
        visitor.say("{\"trigger\": \"Idle\", \"signal\": \"ok\", \"labels\": {\"server\": \"" + server + "\"}}");
        assertThat(visibility.await()).isTrue();
        String found = "/api/v1/incidents?mql=" + Visitor.encoded("~server = \"" + server + "\" and status = closed");
        assertThat(visitor.get(found).json().path("items")).isEmpty();

        visitor.putText(
                RULEBOOK, YAML, "closing:\n  - {match: '~server = \"" + server + "\"', close_when_ok_after: 0s}\n");

        long number = Eventually.get(
                        "the closed incident",
                        Duration.ofSeconds(30),
                        () -> visitor.get(found)
                                .json()
                                .path("items")
                                .valueStream()
                                .findFirst())
                .path("number")
                .asLong();
        assertThat(visitor.get("/api/v1/incidents/" + number + "/timeline").text())
                .contains("closed-by-rule", "when OK for 0s");
    }

    @Test
    void tellsEveryMistakeWithItsPlace() {
        String wrong = "routing:\n  - 'projekt = a -> @anna'\n  - 'trigger = b'\nmatrx: {}\n";
        Answer put = visitor.putText(RULEBOOK, YAML, wrong);

        assertThat(put.status()).isEqualTo(400);
        assertThat(put.json().path("errors").size()).isEqualTo(3);
        assertThat(put.json().path("errors").get(0).path("line").asInt()).isEqualTo(2);
        assertThat(put.json().path("errors").get(0).path("column").asInt()).isEqualTo(6);
        JsonNode check = visitor.postText(RULEBOOK + "/check", YAML, wrong).json();
        assertThat(check.path("understood").asBoolean()).isFalse();
        assertThat(check.path("problems").size()).isEqualTo(3);
        assertThat(visitor.postText(RULEBOOK + "/check", YAML, "{}")
                        .json()
                        .path("understood")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void keepsItsVersionsAndShowsWhatEachChanged() {
        long first = visitor.putText(RULEBOOK, YAML, rule("@a"))
                .json()
                .path("version")
                .asLong();
        long second = visitor.putText(RULEBOOK, YAML, rule("@b"))
                .json()
                .path("version")
                .asLong();

        assertThat(second).isEqualTo(first + 1);
        assertThat(visitor.get(RULEBOOK + "/versions?limit=1")
                        .json()
                        .path("items")
                        .get(0)
                        .path("version")
                        .asLong())
                .isEqualTo(second);
        assertThat(visitor.get(RULEBOOK + "/versions/" + first)
                        .json()
                        .path("text")
                        .asString())
                .contains("@a");
        assertThat(visitor.get(RULEBOOK + "/versions/" + second + "/diff").text())
                .contains("--- version " + first, "+++ version " + second, "-  - '", "+  - '");
        assertThat(visitor.get(RULEBOOK, "Accept", YAML).text()).isEqualTo(rule("@b"));
        assertThat(visitor.get(RULEBOOK + "/versions/987654").status()).isEqualTo(404);
    }

    @Test
    void givesItsSchemaToEditors() {
        Answer schema = visitor.get(RULEBOOK + "/schema");

        assertThat(schema.text()).isEqualTo(RulebookSchema.text());
        assertThat(schema.header("Content-Type")).isEqualTo("application/schema+json");
        assertThat(visitor.get(RULEBOOK + "/schema", "Accept", "application/json")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void letsNobodyOverwriteWhatTheyHaveNotSeen() {
        long version = visitor.putText(RULEBOOK, YAML, rule("@a"))
                .json()
                .path("version")
                .asLong();

        assertThat(visitor.putText(RULEBOOK, YAML, rule("@b"), "If-Match", "\"" + (version - 1) + "\"")
                        .status())
                .isEqualTo(409);
        assertThat(visitor.putText(RULEBOOK, YAML, rule("@b"), "If-Match", "\"" + version + "\"")
                        .status())
                .isEqualTo(200);
        assertThat(visitor.putText(RULEBOOK, YAML, rule("@b"), "If-Match", "soon")
                        .status())
                .isEqualTo(400);
        assertThat(visitor.putText(RULEBOOK, YAML, "").status()).isEqualTo(400);
    }

    private String rule(String holder) {
        return "routing:\n  - '~server = \"" + server + "\" -> " + holder + "'\n";
    }
}
