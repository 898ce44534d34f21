package io.tocsin.api.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class WorkflowIT {

    private static final String INCIDENTS = "/api/v1/incidents";
    private static final String PETR = "@petr.petrov";

    private final String trigger = "Trigger-" + UUID.randomUUID();
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void handsTheBatonOverAndBack() {
        long number = open("a");
        command(number, "take", "{}");
        assertThat(command(number, "handover", "{\"to\": \"@vera\", \"comment\": \"bye\"}")
                        .path("offeredTo")
                        .asString())
                .isEqualTo("@vera");
        JsonNode taken =
                visitor.post(path(number, "take"), "{}", Actor.HEADER, "@vera").json();
        assertThat(taken.path("holder").asString()).isEqualTo("@vera");
        assertThat(taken.path("offeredTo").isNull()).isTrue();
        JsonNode returned = visitor.post(path(number, "return"), "{}", Actor.HEADER, "@vera")
                .json();
        assertThat(returned.path("holder").asString()).isEqualTo(PETR);
        assertThat(returned.path("status").asString()).isEqualTo("todo");
        assertThat(kinds(number)).contains("offered", "returned");
    }

    @Test
    void describesAndPins() {
        long number = open("a");

        JsonNode described = command(number, "describe", "{\"title\": \"stuck\", \"text\": \"**since** nine\"}");
        assertThat(described.path("title").asString()).isEqualTo("stuck");
        assertThat(described.path("text").asString()).isEqualTo("**since** nine");
        JsonNode pinned = command(number, "severity", "{\"severity\": \"S8\"}");
        assertThat(pinned.path("severity").asString()).isEqualTo("S8");
        assertThat(pinned.path("severityPinned").asBoolean()).isTrue();
        assertThat(pinned.path("status").asString()).isEqualTo("retrospective");
        JsonNode unpinned = command(number, "severity", "{\"severity\": null}");
        assertThat(unpinned.path("severity").asString()).isEqualTo("S2");
        assertThat(unpinned.path("severityPinned").asBoolean()).isFalse();
    }

    @Test
    void snoozesAndWakes() {
        long number = open("a");
        JsonNode snoozed =
                command(number, "snooze", "{\"for\": \"3h\", \"wakeWhenOk\": true, \"comment\": \"tomorrow\"}");

        assertThat(snoozed.path("status").asString()).isEqualTo("snoozed");
        assertThat(Duration.between(
                        Instant.now(),
                        Instant.parse(snoozed.path("snoozed").path("until").asString())))
                .isBetween(Duration.ofMinutes(175), Duration.ofHours(3));
        assertThat(snoozed.path("snoozed").path("wakeWhenOk").asBoolean()).isTrue();
        assertThat(snoozed.path("snoozed").path("by").asString()).isEqualTo(PETR);
        assertThat(snoozed.path("snoozed").path("comment").asString()).isEqualTo("tomorrow");
        assertThat(command(number, "wake", "{}").path("snoozed").isNull()).isTrue();
        assertThat(command(number, "snooze", "{\"forever\": true}")
                        .path("snoozed")
                        .path("until")
                        .isNull())
                .isTrue();
        visitor.post(
                "/api/v1/messages",
                "{\"trigger\": \"" + trigger + "\", \"severity\": \"S1\", \"labels\": {\"host\": \"b\"}}");
        visibility.await();
        assertThat(visitor.get(path(number, "")).json().path("status").asString())
                .isEqualTo("todo");
        assertThat(kinds(number)).contains("snoozed", "woken");
    }

    @Test
    void mergesSplitsRelatesAndReopens() {
        long one = open("a");
        long other = open("b", trigger + "-other");
        assertThat(command(one, "relate", "{\"to\": " + other + ", \"as\": \"cause\"}")
                        .path("consequences")
                        .get(0)
                        .asLong())
                .isEqualTo(other);
        assertThat(visitor.get(path(other, "")).json().path("causes").get(0).asLong())
                .isEqualTo(one);
        assertThat(command(one, "unrelate", "{\"to\": " + other + "}")
                        .path("consequences")
                        .isEmpty())
                .isTrue();
        JsonNode merged = command(one, "merge", "{\"into\": " + other + "}");
        assertThat(merged.path("mergedInto").asLong()).isEqualTo(other);
        assertThat(merged.path("status").asString()).isEqualTo("closed");
        JsonNode target = visitor.get(path(other, "")).json();
        assertThat(target.path("alertCount").asInt()).isEqualTo(2);
        assertThat(command(one, "reopen", "{}").path("alerts").asInt()).isEqualTo(1);
        command(one, "merge", "{\"into\": " + other + "}");
        String fingerprint = visitor.get(path(other, ""))
                .json()
                .path("alerts")
                .get(0)
                .path("fingerprint")
                .asString();
        command(other, "split", "{\"alerts\": [\"" + fingerprint + "\"]}");
        long fresh = visitor.get("/api/v1/alerts/" + fingerprint)
                .json()
                .path("incident")
                .asLong();
        assertThat(visitor.get(path(fresh, "")).json().path("splitFrom").asLong())
                .isEqualTo(other);
        assertThat(kinds(other)).contains("absorbed", "split");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "handover; {}; 400; bad-argument",
                "handover; {\"to\": \"#nobody\"}; 400; bad-argument",
                "describe; {}; 400; bad-argument",
                "severity; {\"severity\": \"high\"}; 400; bad-argument",
                "severity; {\"severity\": null}; 409; already-done",
                "snooze; {}; 400; bad-argument",
                "snooze; {\"for\": \"3h\", \"forever\": true}; 400; bad-argument",
                "snooze; {\"for\": \"long\"}; 400; bad-argument",
                "snooze; {\"until\": \"2020-01-01T00:00:00Z\"}; 400; bad-argument",
                "snooze; {\"until\": \"tomorrow\"}; 400; malformed",
                "wake; {}; 409; already-done",
                "merge; {}; 400; bad-argument",
                "merge; {\"into\": 987654321}; 404; not-found",
                "split; {\"alerts\": []}; 400; bad-argument",
                "split; {\"alerts\": [\"xyz\"]}; 400; bad-argument",
                "relate; {\"as\": \"cause\"}; 400; bad-argument",
                "relate; {\"to\": 1, \"as\": \"friend\"}; 400; bad-argument",
                "unrelate; {\"to\": 987654321}; 404; not-found",
                "reopen; {}; 409; already-done",
            })
    void saysWhatIsWrongWithACommand(String command, String body, int status, String word) {
        long number = open("a");
        command(number, "take", "{}");
        Answer answer = visitor.post(path(number, command), body, Actor.HEADER, PETR);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:tocsin:problem:" + word);
        assertThat(answer.json().path("detail").asString()).startsWith("Expected");
    }

    @Test
    void letsOnlyTheHoldersSideHandOver() {
        long number = open("a");
        command(number, "take", "{}");
        Answer answer = visitor.post(path(number, "handover"), "{\"to\": \"@vera\"}", Actor.HEADER, "@stranger");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:tocsin:problem:forbidden");
    }

    @Nested
    class ManyAtOnce {

        private final String search = "\"mql\": \"trigger = \\\"" + trigger + "\\\"\"";

        @Test
        void areCountedThenConfirmedThenDone() {
            long number = open("a");
            Answer counted = bulk("{" + search + ", \"command\": \"snooze\", \"for\": \"3h\"}");
            assertThat(counted.json().path("found").asInt()).isEqualTo(1);
            assertThat(counted.json().path("done").isEmpty()).isTrue();
            Answer wrong = bulk("{" + search + ", \"command\": \"snooze\", \"for\": \"3h\", \"confirm\": 2}");
            assertThat(wrong.status()).isEqualTo(409);
            Answer done = bulk("{" + search + ", \"command\": \"snooze\", \"for\": \"3h\", \"confirm\": 1}");

            assertThat(done.json().path("done").get(0).asLong()).isEqualTo(number);
            assertThat(visitor.get(path(number, "")).json().path("status").asString())
                    .isEqualTo("snoozed");
        }

        @Test
        void areRefusedEachForItself() {
            open("a");
            Answer answer = bulk("{" + search + ", \"command\": \"wake\", \"confirm\": 1}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("done").isEmpty()).isTrue();
            assertThat(answer.json().path("refused").get(0).path("type").asString())
                    .isEqualTo("urn:tocsin:problem:already-done");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "{\"command\": \"take\"}",
                    "{\"mql\": \"status = new\"}",
                    "{\"mql\": \"status = new\", \"command\": \"dance\"}",
                    "{\"mql\": \"severitty = S1\", \"command\": \"take\"}",
                    "{\"mql\": \"status = new\", \"command\": \"snooze\", \"forever\": true, \"confirm\": 77777}",
                    "{\"mql\": \"status = new\", \"command\": \"relate\", \"to\": \"x\", \"as\": \"cause\"}",
                })
        void areRefusedWhenTheyMakeNoSense(String body) {
            Answer answer = bulk(body);

            assertThat(answer.status()).isIn(400, 409);
            assertThat(answer.json().path("detail").asString()).startsWith("Expected");
        }

        private Answer bulk(String body) {
            return visitor.post(INCIDENTS + "/bulk", body, Actor.HEADER, PETR);
        }
    }

    private JsonNode command(long number, String command, String body) {
        Answer answer = visitor.post(path(number, command), body, Actor.HEADER, PETR);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private List<String> kinds(long number) {
        return visitor.get(path(number, "timeline")).json().path("items").values().stream()
                .map(entry -> entry.path("kind").asString())
                .toList();
    }

    private long open(String host) {
        return open(host, trigger);
    }

    private long open(String host, String name) {
        JsonNode stored = visitor.post(
                        "/api/v1/messages",
                        "{\"trigger\": \"" + name + "\", \"severity\": \"S2\", \"labels\": {\"host\": \"" + host
                                + "\"}}")
                .json();
        visibility.await();
        String fingerprint = stored.path("events").get(0).path("fingerprint").asString();
        return visitor.get("/api/v1/alerts/" + fingerprint)
                .json()
                .path("incident")
                .asLong();
    }

    private static String path(long number, String rest) {
        return INCIDENTS + "/" + number + (rest.isEmpty() ? "" : "/" + rest);
    }
}
