package io.tocsin.api.alertmanager;

import static io.tocsin.api.Visitor.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Installed;
import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

/** Silences as Alertmanager's clients set, read and end them. */
@WithTocsin
class SilencesIT {

    private final String trigger = "Trigger-" + UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Nested
    class Posted {

        @Test
        void areGivenBackWordForWord() {
            String matchers = "[" + matcher("alertname", trigger, false, true) + ", "
                    + matcher("host", "a|b", true, false) + ", " + matcher("härte.grad", "ü", false, true) + "]";

            String id = set(body(matchers, now.plusSeconds(3600)));

            JsonNode silence = one(id);
            assertThat(silence.path("id").asString()).isEqualTo(id);
            assertThat(silence.path("status").path("state").asString()).isEqualTo("active");
            assertThat(silence.path("createdBy").asString()).isEqualTo("petr");
            assertThat(silence.path("comment").asString()).isEqualTo("a new disk");
            assertThat(Instant.parse(silence.path("endsAt").asString())).isEqualTo(now.plusSeconds(3600));
            assertThat(silence.has("updatedAt")).isTrue();
            assertThat(silence.path("matchers").toString())
                    .isEqualTo("[{\"name\":\"alertname\",\"value\":\"" + trigger
                            + "\",\"isRegex\":false,\"isEqual\":true},"
                            + "{\"name\":\"host\",\"value\":\"a|b\",\"isRegex\":true,\"isEqual\":false},"
                            + "{\"name\":\"härte.grad\",\"value\":\"ü\",\"isRegex\":false,\"isEqual\":true}]");
        }

        @Test
        void withAnIdChangeTheSameWhereItsPastStays() {
            String id = set(body(now.plusSeconds(3600)));
            String startsAt = one(id).path("startsAt").asString();

            String again = set(body(now.plusSeconds(7200))
                    .replace(
                            "{\"matchers\"",
                            "{\"id\": \"" + id + "\", \"startsAt\": \"" + startsAt + "\", \"matchers\""));

            assertThat(again).isEqualTo(id);
            assertThat(Instant.parse(one(id).path("endsAt").asString())).isEqualTo(now.plusSeconds(7200));
        }

        @Test
        void withAnIdAndOtherMatchersEndItAndBeginAnew() {
            String id = set(body(now.plusSeconds(3600)));

            String other = set(body(now.plusSeconds(3600))
                    .replace("{\"matchers\"", "{\"id\": \"" + id + "\", \"matchers\"")
                    .replace(trigger, trigger + "-2"));

            assertThat(other).isNotEqualTo(id);
            assertThat(state(id)).isEqualTo("expired");
            assertThat(state(other)).isEqualTo("active");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                []                                                                    | 3600 | invalid silence: at least one matcher required
                [{"name": "host", "value": "", "isRegex": false}]                     | 3600 | invalid silence: at least one matcher must not match the empty string
                [{"name": "host", "value": ".*", "isRegex": true}]                    | 3600 | invalid silence: at least one matcher must not match the empty string
                [{"name": "", "value": "a", "isRegex": false}]                        | 3600 | invalid silence: invalid label matcher 0: invalid label name ""
                [{"name": "host", "value": "a", "isRegex": false}]                    | -60  | Failed to create silence: start time must be before end time
                """)
        void areRefusedWithAlertmanagersWords(String matchers, long seconds, String expected) {
            Visitor.Answer answer = visitor.post("/api/v2/silences", body(matchers, now.plusSeconds(seconds)));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/json");
            assertThat(answer.json().asString()).isEqualTo(expected);
        }

        @Test
        void areRefusedWhenThePatternIsNone() {
            String matchers = "[" + matcher("host", "(", true, true) + "]";

            assertThat(visitor.post("/api/v2/silences", body(matchers, now.plusSeconds(60)))
                            .json()
                            .asString())
                    .startsWith("invalid silence: invalid label matcher 0: invalid regular expression \"(\": ");
        }

        @Test
        void areRefusedWhenTheyEndInThePast() {
            String past = body(now.minusSeconds(60))
                    .replace("{\"matchers\"", "{\"startsAt\": \"" + now.minusSeconds(120) + "\", \"matchers\"");

            assertThat(visitor.post("/api/v2/silences", past).json().asString())
                    .isEqualTo("Failed to create silence: end time can't be in the past");
        }

        @Test
        void areRefusedWhenTheyAreNoneOrNotThere() {
            assertThat(visitor.post("/api/v2/silences", "[").json().asString())
                    .startsWith("Expected a silence such as");
            String unknown = body(now.plusSeconds(60))
                    .replace("{\"matchers\"", "{\"id\": \"" + UUID.randomUUID() + "\", \"matchers\"");
            assertThat(visitor.post("/api/v2/silences", unknown).status()).isEqualTo(404);
            assertThat(visitor.post("/api/v2/silences", unknown).json().asString())
                    .isEqualTo("silence not found");
        }
    }

    @Nested
    class Listed {

        @Test
        void areThoseWithTheMatchersThatAreAskedFor() {
            String id = set(body(now.plusSeconds(3600)));

            assertThat(ids("alertname=\"" + trigger + "\"")).containsExactly(id);
            assertThat(ids("alertname=~\"" + trigger + "\"")).isEmpty();
            assertThat(visitor.get("/api/v2/silences?filter=" + encoded("a b")).status())
                    .isEqualTo(400);
        }

        @Test
        void areSortedByWhatIsNext() {
            String later = set(body(now.plusSeconds(7200)));
            String sooner = set(body(now.plusSeconds(3600)));
            String pending = set(body(now.plusSeconds(9000))
                    .replace("{\"matchers\"", "{\"startsAt\": \"" + now.plusSeconds(8000) + "\", \"matchers\""));
            String expired = set(body(now.plusSeconds(3600)));
            visitor.delete("/api/v2/silence/" + expired);

            assertThat(ids("alertname=\"" + trigger + "\"")).containsExactly(sooner, later, pending, expired);
            assertThat(state(pending)).isEqualTo("pending");
            assertThat(state(expired)).isEqualTo("expired");
        }
    }

    @Nested
    class Ended {

        @Test
        void areExpiredAndStaySoWithoutAnError() {
            String id = set(body(now.plusSeconds(3600)));

            assertThat(visitor.delete("/api/v2/silence/" + id).status()).isEqualTo(200);
            assertThat(visitor.delete("/api/v2/silence/" + id).status()).isEqualTo(200);

            assertThat(state(id)).isEqualTo("expired");
        }

        @Test
        void areNotFoundWhenThereIsNoSuch() {
            assertThat(visitor.delete("/api/v2/silence/" + UUID.randomUUID()).status())
                    .isEqualTo(404);
            assertThat(visitor.get("/api/v2/silence/" + UUID.randomUUID()).status())
                    .isEqualTo(404);
            assertThat(visitor.get("/api/v2/silence/none").status()).isEqualTo(404);
        }

        @Test
        void letWhatStillFiresOpenItsIncident() {
            String id = set(body(now.plusSeconds(3600)));
            visitor.say(event("a"));
            assertThat(visibility.await()).isTrue();
            assertThat(incidents()).isEmpty();
            assertThat(alerts("silenced=true&active=false")).hasSize(1);
            assertThat(alerts("silenced=false")).isEmpty();
            JsonNode alert = alerts("").getFirst();
            assertThat(alert.path("status").path("state").asString()).isEqualTo("suppressed");
            assertThat(alert.path("status").path("silencedBy").toString()).isEqualTo("[\"" + id + "\"]");

            visitor.delete("/api/v2/silence/" + id);

            Instant until = Instant.now().plus(Duration.ofSeconds(30));
            while (incidents().isEmpty()) {
                assertThat(Instant.now()).as("too late").isBefore(until);
                visitor.say("{\"trigger\": \"Nobody\", \"signal\": \"ok\"}");
                visibility.await();
            }
            assertThat(alerts("").getFirst().path("status").path("state").asString())
                    .isEqualTo("active");
        }
    }

    @Nested
    class ByAmtool {

        @Test
        void areAddedQueriedUpdatedAndExpired() throws Exception {
            visitor.say(event("a"), event("b"));
            assertThat(visibility.await()).isTrue();

            String id = amtool(
                            "silence",
                            "add",
                            "alertname=" + trigger,
                            "host=~a|c",
                            "--comment=a new disk",
                            "--author=vera",
                            "--duration=1h")
                    .strip();
            assertThat(amtool("silence", "query", "alertname=" + trigger)).contains(id, "vera", "a new disk");
            assertThat(amtool("alert", "query", "alertname=" + trigger).lines())
                    .filteredOn(line -> line.startsWith(trigger))
                    .hasSize(1);
            assertThat(amtool("alert", "query", "--silenced", "alertname=" + trigger))
                    .contains("suppressed");

            amtool("silence", "update", "--duration=2h", "--comment=it takes longer", id);
            assertThat(amtool("silence", "query", "alertname=" + trigger)).contains("it takes longer");
            Instant ends = Instant.parse(one(id).path("endsAt").asString());
            assertThat(ends).isAfter(now.plusSeconds(7000));

            amtool("silence", "expire", id);
            assertThat(amtool("silence", "query", "alertname=" + trigger)).doesNotContain(id);
            assertThat(amtool("silence", "query", "--expired", "alertname=" + trigger))
                    .contains(id);
            assertThat(amtool("alert", "query", "alertname=" + trigger).lines())
                    .filteredOn(line -> line.startsWith(trigger))
                    .hasSize(2);
        }

        @Test
        void areRefusedInWordsThatItShows() throws Exception {
            Process process =
                    process("silence", "add", "alertname=~.*", "--comment=all", "--author=vera", "--duration=1h");
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isNotZero();
            assertThat(said).contains("400", "at least one matcher must not match the empty string");
        }

        private String amtool(String... command) throws Exception {
            Process process = process(command);
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(errors).isZero();
            return text;
        }

        private Process process(String... command) throws Exception {
            List<String> all =
                    new ArrayList<>(List.of(Installed.require("amtool").toString()));
            all.addAll(List.of(command));
            all.add("--alertmanager.url=" + visitor.server());
            return new ProcessBuilder(all).start();
        }
    }

    private String set(String body) {
        Visitor.Answer answer = visitor.post("/api/v2/silences", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("silenceID").asString();
    }

    private JsonNode one(String id) {
        return visitor.get("/api/v2/silence/" + id).json();
    }

    private String state(String id) {
        return one(id).path("status").path("state").asString();
    }

    private List<String> ids(String filter) {
        return visitor.get("/api/v2/silences?filter=" + encoded(filter)).json().values().stream()
                .map(silence -> silence.path("id").asString())
                .toList();
    }

    private List<JsonNode> alerts(String query) {
        return List.copyOf(
                visitor.get("/api/v2/alerts?filter=" + encoded("alertname=\"" + trigger + "\"") + "&" + query)
                        .json()
                        .values());
    }

    private List<JsonNode> incidents() {
        return List.copyOf(visitor.get("/api/v1/incidents?mql=" + encoded("trigger = \"" + trigger + "\""))
                .json()
                .path("items")
                .values());
    }

    private String body(Instant endsAt) {
        return body("[" + matcher("alertname", trigger, false, true) + "]", endsAt);
    }

    private static String body(String matchers, Instant endsAt) {
        return "{\"matchers\": " + matchers + ", \"endsAt\": \"" + endsAt
                + "\", \"createdBy\": \"petr\", \"comment\": \"a new disk\"}";
    }

    private static String matcher(String name, String value, boolean isRegex, boolean isEqual) {
        return "{\"name\": \"" + name + "\", \"value\": \"" + value + "\", \"isRegex\": " + isRegex + ", \"isEqual\": "
                + isEqual + "}";
    }

    private String event(String host) {
        return """
                {"trigger": "%s", "labels": {"host": "%s"}, "annotations": {"summary": "full"}}""".formatted(trigger, host);
    }
}
