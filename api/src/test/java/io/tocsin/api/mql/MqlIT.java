package io.tocsin.api.mql;

import static io.tocsin.api.Visitor.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class MqlIT {

    private static final String WRONG = "{\"text\": \"projekt = shop and severity <= high\"}";

    private Visitor visitor;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Nested
    class Checking {

        @Test
        void findsNothingWrongInWhatIsUnderstood() {
            JsonNode answer = visitor.post("/api/v1/mql/check", "{\"text\": \"project = shop\"}")
                    .json();

            assertThat(answer.path("understood").asBoolean()).isTrue();
            assertThat(answer.path("problems").size()).isZero();
        }

        @Test
        void tellsEveryMistakeWithItsPlace() {
            JsonNode answer = visitor.post("/api/v1/mql/check", WRONG).json();

            assertThat(answer.path("understood").asBoolean()).isFalse();
            assertThat(answer.path("problems").size()).isEqualTo(2);
            JsonNode first = answer.path("problems").get(0);
            assertThat(first.path("line").asInt()).isEqualTo(1);
            assertThat(first.path("column").asInt()).isEqualTo(1);
            assertThat(first.path("from").asInt()).isZero();
            assertThat(first.path("to").asInt()).isEqualTo(7);
            assertThat(first.path("suggestion").asString()).contains("project");
            assertThat(first.path("rendered").asString()).contains("^");
        }

        @Test
        void knowsThatARuleIsAboutAlerts() {
            String rule = "{\"text\": \"taken > now - 1h\", \"scope\": \"alerts\"}";

            assertThat(visitor.post("/api/v1/mql/check", rule)
                            .json()
                            .path("understood")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void formats() {
        assertThat(visitor.post("/api/v1/mql/format", "{\"text\": \"project=~horns AND ~x in(a,b)\"}")
                        .json()
                        .path("text")
                        .asString())
                .isEqualTo("project =~ \"horns\" and ~x in (\"a\", \"b\")");
    }

    @Test
    void explainsAsATreeAndForPeople() {
        JsonNode answer = visitor.post("/api/v1/mql/explain", "{\"text\": \"project = shop and ~host =~ '^db'\"}")
                .json();

        assertThat(answer.path("tree").path("parts").size()).isEqualTo(2);
        assertThat(answer.path("text").asString()).startsWith("all of\n").contains("beginning with");
    }

    @ParameterizedTest
    @ValueSource(strings = {"format", "explain"})
    void refusesWhatIsNotUnderstoodWithAllItsPlaces(String service) {
        Answer answer = visitor.post("/api/v1/mql/" + service, WRONG);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").size()).isEqualTo(2);
        assertThat(answer.json().path("errors").get(1).path("column").asInt()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\": \"\", \"scope\": \"people\"}", ""})
    void saysWhatIsWrongWithAQuestion(String body) {
        Answer answer = visitor.post("/api/v1/mql/check", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).startsWith("Expected");
    }

    @Nested
    class Search {

        private final String trigger = "Trigger-" + UUID.randomUUID();

        @BeforeEach
        void sayTwo(@Autowired Visibility visibility) {
            visitor.say(event("a"), event("b"));
            assertThat(visibility.await()).isTrue();
        }

        @Test
        void findsIncidentsAndAlerts() {
            assertThat(found("incidents", "~host = a")).isEqualTo(1);
            assertThat(found("incidents", "~host = a and ~host = b")).isEqualTo(1);
            assertThat(found("incidents", "~host = c")).isZero();
            assertThat(found("alerts", "~host in (a, b)")).isEqualTo(2);
            assertThat(found("alerts", "not ~host = a")).isEqualTo(1);
        }

        @Test
        void refusesWhatIsNoSearch() {
            assertThat(visitor.get("/api/v1/incidents?mql=" + encoded("severitty = S1"))
                            .json()
                            .path("errors")
                            .size())
                    .isEqualTo(1);
            for (String text : List.of("| count", "project = shop -> @petr", "limit nine")) {
                assertThat(visitor.get("/api/v1/incidents?mql=" + encoded(text)).status())
                        .isEqualTo(400);
            }
            assertThat(visitor.get("/api/v1/alerts?mql=" + encoded("status = new"))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void asksAboutThePast() {
            assertThat(found("incidents", "~host = a as of now - 1d")).isZero();
            assertThat(found("alerts", "~host = a as of now - 1d")).isZero();
        }

        @Test
        void countsAsJsonAndAsCsv() {
            String query = "/api/v1/query?mql=" + encoded(mine("| count, max(duration) by severity, ~host"));
            JsonNode answer = visitor.get(query).json();

            assertThat(answer.path("columns").values())
                    .extracting(JsonNode::asString)
                    .containsExactly("severity", "~host", "count", "max(duration)");
            assertThat(answer.path("rows").size()).isEqualTo(2);
            assertThat(answer.path("rows").get(0).get(1).asString()).isEqualTo("a");
            assertThat(answer.path("rows").get(0).get(2).asInt()).isEqualTo(1);
            Answer csv = visitor.get(query, "Accept", "text/csv");
            assertThat(csv.header("Content-Type")).startsWith("text/csv");
            assertThat(csv.text().lines()).first().isEqualTo("severity,~host,count,max(duration)");
            assertThat(csv.text().lines()).hasSize(3);
        }

        @Test
        void refusesAQueryForNoFigures() {
            assertThat(visitor.get("/api/v1/query?mql=" + encoded("severity = S1"))
                            .status())
                    .isEqualTo(400);
            assertThat(visitor.get("/api/v1/query").status()).isEqualTo(400);
        }

        @Test
        void tellsHowASearchIsFound() {
            JsonNode search = visitor.post("/api/v1/mql/explain", "{\"text\": \"~host = a\"}")
                    .json()
                    .path("search");

            assertThat(search.path("sql").asString()).contains("?").doesNotContain("host");
            assertThat(search.path("kept").asLong()).isPositive();
            assertThat(search.path("considered").asLong()).isPositive();
            assertThat(visitor.post("/api/v1/mql/explain", "{\"text\": \"| count\"}")
                            .json()
                            .path("search")
                            .isNull())
                    .isTrue();
        }

        @Test
        void saysThatALabelWasMeant() {
            JsonNode check = visitor.post("/api/v1/mql/check", "{\"text\": \"host = a\"}")
                    .json();

            assertThat(check.path("problems").get(0).path("suggestion").asString())
                    .contains("~host");
        }

        @Test
        void completesWhatWasSeen() {
            JsonNode values = complete("trigger = \"" + trigger.substring(0, 12));

            assertThat(values.path("proposals").values())
                    .anySatisfy(proposal ->
                            assertThat(proposal.path("text").asString()).contains(trigger));
            assertThat(complete("~ho").path("proposals").get(0).path("text").asString())
                    .isEqualTo("~host");
            assertThat(complete("sev").path("proposals").get(0).path("text").asString())
                    .isEqualTo("severity");
        }

        @Test
        void countsByDaysOfAZone() {
            String query = encoded(mine("| count every 1d"));

            Visitor.Answer answer = visitor.get("/api/v1/query?zone=Asia/Kolkata&mql=" + query);

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("rows").get(0).get(0).asString()).contains("T18:30:00");
            assertThat(visitor.get("/api/v1/query?zone=Mars/Olympus&mql=" + query)
                            .text())
                    .contains("Expected the name of a time zone");
            assertThat(visitor.get("/api/v1/query?zone=%2B03:00&mql=" + query).status())
                    .isEqualTo(400);
        }

        private JsonNode complete(String text) {
            return visitor.post("/api/v1/mql/complete", "{\"text\": \"" + text.replace("\"", "\\\"") + "\"}")
                    .json();
        }

        private int found(String list, String text) {
            return visitor.get("/api/v1/" + list + "?mql=" + encoded(mine(text)))
                    .json()
                    .path("items")
                    .size();
        }

        private String mine(String text) {
            String tail = text.startsWith("|") ? " " : " and ";
            return "trigger = \"" + trigger + "\"" + tail + text;
        }

        private String event(String host) {
            return """
                    {"trigger": "%s", "labels": {"host": "%s"}}""".formatted(trigger, host);
        }
    }
}
