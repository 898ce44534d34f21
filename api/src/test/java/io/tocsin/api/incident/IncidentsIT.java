package io.tocsin.api.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class IncidentsIT {

    private static final String INCIDENTS = "/api/v1/incidents";

    private final String trigger = "Trigger-" + UUID.randomUUID();
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Nested
    class Reading {

        @Test
        void showsAnIncidentWithItsAlertsAndTheirIntervals() {
            long number = open(event("a"), event("b"));
            JsonNode incident = visitor.get(INCIDENTS + "/" + number).json();

            assertThat(incident.path("number").asLong()).isEqualTo(number);
            assertThat(incident.path("triggers").get(0).asString()).isEqualTo(trigger);
            assertThat(incident.path("severity").asString()).isEqualTo("S2");
            assertThat(incident.path("responseClass").asString()).isEqualTo("batch");
            assertThat(incident.path("taken").isNull()).isTrue();
            assertThat(incident.path("snoozed").isNull()).isTrue();
            assertThat(Instant.parse(incident.path("deadline").asString()))
                    .isAfter(Instant.parse(incident.path("opened").asString()));
            assertThat(incident.path("alertCount").asInt()).isEqualTo(2);
            assertThat(incident.path("alerts").values()).hasSize(2).allSatisfy(alert -> {
                assertThat(alert.path("state").asString()).isEqualTo("firing");
                assertThat(alert.path("intervals").get(0).path("from").asString())
                        .endsWith("Z");
                assertThat(alert.path("intervals").get(0).path("to").isNull()).isTrue();
            });
        }

        @Test
        void listsEachIncidentOnOnePageOnly() {
            List<Long> numbers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                numbers.add(open(event("a").replace(trigger, trigger + i)));
            }
            List<Long> listed = new ArrayList<>();
            String next = "";
            do {
                JsonNode page = visitor.get(INCIDENTS + "?limit=2" + next).json();
                assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
                page.path("items")
                        .forEach(item -> listed.add(item.path("number").asLong()));
                next = page.path("next").isNull()
                        ? ""
                        : "&cursor=" + page.path("next").asString();
            } while (!next.isEmpty());

            assertThat(listed).doesNotHaveDuplicates().containsAll(numbers);
        }

        @Test
        void listsItsAlertsPageByPage() {
            long number = open(event("a"), event("b"), event("c"));
            JsonNode first =
                    visitor.get(INCIDENTS + "/" + number + "/alerts?limit=2").json();
            JsonNode second = visitor.get(INCIDENTS + "/" + number + "/alerts?limit=2&cursor="
                            + first.path("next").asString())
                    .json();

            assertThat(first.path("items").size()).isEqualTo(2);
            assertThat(second.path("items").size()).isEqualTo(1);
            assertThat(second.path("next").isNull()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "/api/v1/incidents?limit=0, 400, bad-argument",
            "/api/v1/incidents?limit=501, 400, bad-argument",
            "/api/v1/incidents?limit=many, 400, bad-argument",
            "/api/v1/incidents?cursor=nonsense, 400, bad-argument",
            "/api/v1/incidents?mql=severitty%3DS1, 400, bad-argument",
            "/api/v1/incidents/abc, 400, bad-argument",
            "/api/v1/incidents/99999999999999999999, 400, bad-argument",
            "/api/v1/incidents/987654321, 404, not-found",
            "/api/v1/incidents/-1, 404, not-found",
            "/api/v1/incidents/987654321/timeline, 404, not-found",
            "/api/v1/incidents/987654321/alerts, 404, not-found",
            "/api/v1/incidents/1/take, 405, wrong-method",
            "/api/v1/nothing, 404, not-found",
        })
        void saysWhatIsWrongWithAQuestion(String path, int status, String word) {
            Answer answer = visitor.get(path);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().path("type").asString()).isEqualTo("urn:tocsin:problem:" + word);
            assertThat(answer.json().path("detail").asString()).startsWith("Expected");
        }

        @Test
        void answersInItsOwnShapeWhateverTheAskerAccepts() {
            assertThat(visitor.get(INCIDENTS + "/987654321", "Accept", "text/html")
                            .header("Content-Type"))
                    .isEqualTo("application/problem+json");
            assertThat(visitor.get(INCIDENTS, "Accept", "text/csv").status()).isEqualTo(406);
        }
    }

    @Nested
    class Commands {

        @Test
        void answersTheIncidentAsItIsAfterwards() {
            long number = open(event("a"));
            JsonNode taken = visitor.postNothing(path(number, "take"), Actor.HEADER, "@petr.petrov")
                    .json();

            assertThat(taken.path("status").asString()).isEqualTo("taken");
            assertThat(taken.path("holder").asString()).isEqualTo("@petr.petrov");
            assertThat(taken.path("responseSeconds").isNumber()).isTrue();

            JsonNode closed = visitor.post(path(number, "close"), "{\"resolution\": \"a bigger disk\"}")
                    .json();
            assertThat(closed.path("status").asString()).isEqualTo("closed");
            assertThat(closed.path("resolution").asString()).isEqualTo("a bigger disk");
        }

        @Test
        void tellsTheHistoryWordForWord() {
            long number = open(event("a"));
            visitor.post(path(number, "comment"), "{\"comment\": \"the disk is on its way\"}");
            visitor.post(path(number, "close"), "{}", Actor.HEADER, "@petr.petrov");
            List<JsonNode> timeline = List.copyOf(
                    visitor.get(path(number, "timeline")).json().path("items").values());

            assertThat(timeline)
                    .extracting(entry -> entry.path("kind").asString())
                    .contains("fired", "opened", "commented", "closed");
            assertThat(timeline).anySatisfy(entry -> {
                assertThat(entry.path("actor").asString("")).isEqualTo("@anonymous");
                assertThat(entry.path("data").path("comment").asString("")).isEqualTo("the disk is on its way");
            });
            assertThat(timeline.getLast().path("data").path("firing").asInt()).isEqualTo(1);
        }

        @Test
        void refusesWhatTheStatusDoesNotAllow() {
            long number = open(event("a"));
            visitor.postNothing(path(number, "take"), Actor.HEADER, "@a");

            assertProblem(visitor.postNothing(path(number, "take"), Actor.HEADER, "@a"), 409, "already-done");
            assertProblem(visitor.postNothing(path(number, "take"), Actor.HEADER, "@b"), 409, "wrong-state");
            visitor.post(path(number, "close"), "{}");
            assertProblem(visitor.post(path(number, "close"), "{}"), 409, "already-done");
            assertProblem(visitor.postNothing(path(number, "take")), 409, "wrong-state");
        }

        @Test
        void actsOnceForOneKey() {
            long number = open(event("a"));
            for (int i = 0; i < 2; i++) {
                Answer answer = visitor.post(
                        path(number, "comment"), "{\"comment\": \"once\"}", "Idempotency-Key", "key-" + trigger);
                assertThat(answer.status()).isEqualTo(200);
            }
            assertThat(visitor.get(path(number, "timeline"))
                            .json()
                            .path("items")
                            .values())
                    .filteredOn(entry -> entry.path("kind").asString().equals("commented"))
                    .hasSize(1);
        }

        @Test
        void findsNoIncidentToActOn() {
            assertProblem(visitor.postNothing(path(987_654_321, "take")), 404, "not-found");
        }

        @Test
        void refusesANameThatIsNone() {
            long number = open(event("a"));

            assertProblem(visitor.postNothing(path(number, "take"), Actor.HEADER, "petr"), 400, "bad-argument");
            assertProblem(
                    visitor.postNothing(path(number, "take"), "Idempotency-Key", "k".repeat(257)), 400, "bad-argument");
        }

        @Test
        void takesNoBodyButJson() {
            long number = open(event("a"));

            assertProblem(
                    visitor.postText(path(number, "comment"), "text/plain", "{\"comment\": \"x\"}"),
                    415,
                    "wrong-content-type");
            assertProblem(
                    visitor.postText(path(number, "comment"), "application/yaml", "comment: x"),
                    415,
                    "wrong-content-type");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"comment\":",
                    "[]",
                    "{\"coment\": \"x\"}",
                    "{\"comment\": 3}",
                    "{} {}",
                    "\"x\"",
                    "nonsense"
                })
        void saysWhereABodyIsWrong(String body) {
            Answer answer = visitor.post(path(open(event("a")), "comment"), body);

            assertProblem(answer, 400, "malformed");
            JsonNode error = answer.json().path("errors").get(0);
            assertThat(error.path("line").asInt()).isEqualTo(1);
            assertThat(error.path("column").asInt()).isPositive();
            assertThat(error.path("message").asString()).startsWith("Expected");
        }

        @Test
        void pointsAtAFieldThatItDoesNotKnow() {
            JsonNode error = visitor.post(path(open(event("a")), "comment"), "{\"coment\": \"x\"}")
                    .json()
                    .path("errors")
                    .get(0);

            assertThat(error.path("pointer").asString()).isEqualTo("/coment");
            assertThat(error.path("message").asString()).contains("[comment]");
        }

        @Test
        void refusesAnEmptyOrAnEndlessComment() {
            long number = open(event("a"));

            assertProblem(visitor.post(path(number, "comment"), "{\"comment\": \"  \"}"), 400, "bad-argument");
            assertProblem(
                    visitor.post(path(number, "comment"), "{\"comment\": \"" + "x".repeat(16_385) + "\"}"),
                    400,
                    "bad-argument");
        }
    }

    private static void assertProblem(Answer answer, int status, String word) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:tocsin:problem:" + word);
    }

    private static String path(long number, String what) {
        return INCIDENTS + "/" + number + "/" + what;
    }

    private String event(String host) {
        return """
                {"trigger": "%s", "labels": {"host": "%s"}, "severity": "S2", "annotations": {"summary": "full"}}""".formatted(trigger, host);
    }

    /** The number of the incident that the events open. */
    private long open(String... events) {
        JsonNode answer = visitor.say(events);
        assertThat(visibility.await()).isTrue();
        String fingerprint = answer.path("events").get(0).path("fingerprint").asString();
        return visitor.get("/api/v1/alerts/" + fingerprint)
                .json()
                .path("incident")
                .asLong();
    }
}
