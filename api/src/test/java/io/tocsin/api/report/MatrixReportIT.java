package io.tocsin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class MatrixReportIT {

    private static final String MATRIX = "/api/v1/response-matrix";

    private final String run = "r" + UUID.randomUUID();
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void happen(@LocalServerPort int port) {
        visitor = new Visitor(port);
        for (int i = 0; i < 3; i++) {
            visitor.say(
                    "{\"trigger\": \"Slow%d\", \"severity\": \"S2\", \"labels\": {\"run\": \"%s\"}}".formatted(i, run));
        }
        visitor.say("{\"trigger\": \"Odd\", \"severity\": \"S8\", \"labels\": {\"run\": \"%s\"}}".formatted(run));
        assertThat(visibility.await()).isTrue();
        JsonNode first = visitor.get(
                        "/api/v1/incidents?mql=" + Visitor.encoded("~run = \"" + run + "\" and trigger = Slow0"))
                .json();
        visitor.post("/api/v1/incidents/" + first.at("/items/0/number").asString() + "/take", "{}");
        assertThat(visibility.await()).isTrue();
    }

    @Test
    void countsEveryIncidentOnceAndShowsCellsWithoutAny() {
        JsonNode cells = visitor.get(MATRIX + "?mql=" + Visitor.encoded("~run = \"" + run + "\""))
                .json()
                .path("cells");

        assertThat(cells).hasSize(36);
        JsonNode cell = cell(cells, "None", "S2");
        assertThat(cell.path("incidents").asInt()).isEqualTo(3);
        assertThat(cell.path("met").asInt()).isEqualTo(1);
        assertThat(cell.path("breached").asInt()).isZero();
        assertThat(cell.path("unanswered").asInt()).isEqualTo(2);
        assertThat(cell.path("targetSeconds").asDouble()).isEqualTo(86_400);
        assertThat(cell.path("responseClass").asString()).isEqualTo("batch");
        assertThat(cell.path("p50Seconds").asDouble()).isBetween(0.0, 60.0);
        assertThat(cell.path("maxSeconds")).isEqualTo(cell.path("p95Seconds"));
        JsonNode never = cell(cells, "None", "S8");
        assertThat(never.path("incidents").asInt()).isEqualTo(1);
        assertThat(never.path("targetSeconds").isNull()).isTrue();
        assertThat(never.path("p50Seconds").isNull()).isTrue();
        assertThat(cell(cells, "Platinum", "S1").path("targetSeconds").asDouble())
                .isEqualTo(60);
    }

    @Test
    void isCsvWhenThatIsAskedFor() {
        Answer answer = visitor.get(MATRIX + "?mql=" + Visitor.encoded("~run = \"" + run + "\""), "Accept", "text/csv");

        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.text().lines())
                .hasSize(37)
                .anyMatch(line -> line.startsWith(",S8,None,retrospective,,1,0,0,1"));
    }

    @Test
    void showsHowItWentWeekByWeek() {
        JsonNode cells = visitor.get(MATRIX + "/trend?mql=" + Visitor.encoded("~run = \"" + run + "\""))
                .json()
                .path("cells");

        assertThat(cells).hasSize(2);
        assertThat(cells.get(0).path("from").asString()).endsWith("T00:00:00Z");
        assertThat(cells.get(0).path("incidents").asInt()).isEqualTo(3);
    }

    @Test
    void boundsWhatWasOpened() {
        String found = "&mql=" + Visitor.encoded("~run = \"" + run + "\"");

        assertThat(cell(
                                visitor.get(MATRIX + "?to=2020-01-01T00:00:00Z" + found)
                                        .json()
                                        .path("cells"),
                                "None",
                                "S2")
                        .path("incidents")
                        .asInt())
                .isZero();
        assertThat(cell(
                                visitor.get(MATRIX + "?from=2020-01-01T00:00:00Z" + found)
                                        .json()
                                        .path("cells"),
                                "None",
                                "S2")
                        .path("incidents")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void takesDaysAndTellsThePeriodTheyMean() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String found = "&mql=" + Visitor.encoded("~run = \"" + run + "\"");
        JsonNode matrix =
                visitor.get(MATRIX + "?from=" + today + "&to=" + today + found).json();

        assertThat(matrix.path("from").asString()).isEqualTo(today + "T00:00:00Z");
        assertThat(Instant.parse(matrix.path("to").asString()))
                .isEqualTo(Instant.parse(today + "T00:00:00Z").plus(1, ChronoUnit.DAYS));
        assertThat(visitor.get(MATRIX + "?from=2026-10-25&to=2026-10-25&zone=Europe/Berlin")
                        .text())
                .startsWith("{\"from\":\"2026-10-24T22:00:00Z\",\"to\":\"2026-10-25T23:00:00Z\",\"cells\":[");
        assertThat(visitor.get(MATRIX + "/trend?to=2026-10-25T12:00:00%2B02:00").text())
                .startsWith("{\"from\":null,\"to\":\"2026-10-25T10:00:00Z\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/trend"})
    void tellsWhichPeriodsThereAre(String path) {
        for (String period : List.of("from=yesterday", "to=2026-02-30", "to=2026-11-01T08:00", "from=1764547200000")) {
            Answer answer = visitor.get(MATRIX + path + "?" + period);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("detail").asString())
                    .startsWith("Expected a day such as 2026-11-01, or a moment such as 2026-11-01T08:00:00Z, for "
                            + period.replaceAll("=.*", "") + ", but it is");
        }
        assertThat(visitor.get(MATRIX + path + "?from=2026-11-01&zone=Mars").text())
                .contains("Expected the name of a time zone");
    }

    @Test
    void tellsWhatIsWrong() {
        assertThat(visitor.get(MATRIX + "?from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z")
                        .text())
                .contains("Expected from to be before to");
        assertThat(visitor.get(MATRIX + "?mql=" + Visitor.encoded("severity = S1 limit 5"))
                        .text())
                .contains("Expected a condition alone");
        assertThat(visitor.get(MATRIX + "/trend?every=soon").text()).contains("Expected a duration of more than 0");
    }

    private static JsonNode cell(JsonNode cells, String level, String severity) {
        return cells.valueStream()
                .filter(cell -> cell.path("serviceLevel").asString().equals(level)
                        && cell.path("severity").asString().equals(severity))
                .findFirst()
                .orElseThrow();
    }
}
