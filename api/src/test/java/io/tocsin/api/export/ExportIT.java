package io.tocsin.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Eventually;
import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithTocsin
class ExportIT {

    private static final int ALERTS = 1_203;

    private final String project = "export" + System.nanoTime();
    private Visitor visitor;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void writesMoreThanAPageOfAlertsAndOfIncidents() {
        visitor.say(IntStream.range(0, ALERTS).mapToObj(this::event).toArray(String[]::new));
        Eventually.until(
                "all are visible",
                Duration.ofMinutes(2),
                () -> rows("incidents").size() == ALERTS);

        List<CSVRecord> incidents = rows("incidents");
        List<CSVRecord> alerts = rows("alerts");

        assertThat(incidents).extracting(row -> Long.valueOf(row.get("number"))).isSorted();
        assertThat(incidents).extracting(row -> row.get("number")).doesNotHaveDuplicates();
        assertThat(incidents.getFirst().get("labels")).contains("\"host\":[\"h");
        assertThat(incidents.getFirst().get("status")).isEqualTo("todo");
        assertThat(alerts).hasSize(ALERTS);
        assertThat(alerts).extracting(row -> row.get("fingerprint")).doesNotHaveDuplicates();
        assertThat(alerts.getFirst().get("state")).isEqualTo("firing");
    }

    @Test
    void obeysOrderAndLimit() {
        visitor.say(event(1), event(2), event(3));
        Eventually.until(
                "all are visible",
                Duration.ofMinutes(2),
                () -> rows("incidents").size() == 3);

        List<CSVRecord> two = read(visitor.get("/api/v1/incidents.csv?mql="
                + Visitor.encoded("project = " + project + " order by number desc limit 2")));

        assertThat(two).hasSize(2);
        assertThat(Long.valueOf(two.getFirst().get("number")))
                .isGreaterThan(Long.valueOf(two.getLast().get("number")));
    }

    @Test
    void tellsAMistakeInsteadOfAFile() {
        Visitor.Answer answer = visitor.get("/api/v1/incidents.csv?mql=" + Visitor.encoded("sevrity = S1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString("")).contains("severity");
        assertThat(visitor.get("/api/v1/alerts.csv?mql=" + Visitor.encoded("| count"))
                        .status())
                .isEqualTo(400);
    }

    private String event(int number) {
        return "{\"project\": \"" + project + "\", \"trigger\": \"T" + number + "\", \"labels\": {\"host\": \"h"
                + number + "\"}}";
    }

    private List<CSVRecord> rows(String what) {
        return read(visitor.get("/api/v1/" + what + ".csv?mql=" + Visitor.encoded("project = " + project)));
    }

    private static List<CSVRecord> read(Visitor.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).contains(".csv");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(answer.text(), format)) {
            return parser.stream().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
