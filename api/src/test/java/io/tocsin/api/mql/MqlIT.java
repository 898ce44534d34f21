package io.tocsin.api.mql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
}
