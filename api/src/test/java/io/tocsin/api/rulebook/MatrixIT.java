package io.tocsin.api.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** How soon an incident is answered, cell by cell. */
@WithTocsin
class MatrixIT {

    /** As the manual has it. */
    private static final String MATRIX = """
            Platinum | 1m  | 5m  | 10m | 30m | 24h | 24h | 24h | -   | -
            Gold     | 5m  | 10m | 30m | 24h | 24h | 24h | -   | -   | -
            Silver   | 10m | 30m | 24h | 24h | 24h | -   | -   | -   | -
            None     | 24h | 24h | 24h | 24h | -   | -   | -   | -   | -
            """;

    private final String run = "m" + UUID.randomUUID().toString().substring(0, 8);
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
        visitor.putText("/api/v1/rulebook", "application/yaml", "{}");
    }

    @Test
    void givesEachIncidentTheTimeOfItsSeverityAndServiceLevel() {
        Map<String, List<String>> matrix = matrix();
        StringBuilder projects = new StringBuilder("projects:\n  default: {service_level: None}\n");
        matrix.keySet()
                .forEach(level -> projects.append("  ")
                        .append(project(level))
                        .append(": {service_level: ")
                        .append(level)
                        .append("}\n"));
        assertThat(visitor.putText("/api/v1/rulebook", "application/yaml", projects.toString())
                        .status())
                .isEqualTo(200);
        List<String> events = new ArrayList<>();
        matrix.forEach((level, cells) -> {
            for (int severity = 1; severity <= cells.size(); severity++) {
                events.add("{\"project\": \"%s\", \"trigger\": \"T%d\", \"severity\": \"S%d\"}"
                        .formatted(project(level), severity, severity));
            }
        });
        visitor.say(String.join(",", events));
        assertThat(visibility.await()).isTrue();

        Map<String, JsonNode> incidents = new HashMap<>();
        visitor.get("/api/v1/incidents?limit=100&mql=" + Visitor.encoded("project =~ \"^" + run + "\""))
                .json()
                .path("items")
                .forEach(incident -> incidents.put(
                        incident.path("project").asString()
                                + incident.path("severity").asString(),
                        incident));

        assertThat(incidents).hasSize(36);
        matrix.forEach((level, cells) -> {
            for (int severity = 1; severity <= cells.size(); severity++) {
                JsonNode incident = incidents.get(project(level) + "S" + severity);
                isAnswered(Objects.requireNonNull(incident), level, severity, cells.get(severity - 1));
            }
        });
    }

    private static void isAnswered(JsonNode incident, String level, int severity, String cell) {
        String what = level + " S" + severity;
        Duration time = time(cell);
        assertThat(incident.path("serviceLevel").asString()).as(what).isEqualTo(level);
        assertThat(incident.path("responseClass").asString())
                .as(what)
                .isEqualTo(time == null ? "retrospective" : time.toHours() >= 24 ? "batch" : "immediate");
        assertThat(incident.path("status").asString())
                .as(what)
                .isEqualTo(time == null ? "retrospective" : time.toHours() >= 24 ? "todo" : "new");
        if (time == null) {
            assertThat(incident.path("deadline").isNull()).as(what).isTrue();
        } else {
            Instant opened = Instant.parse(incident.path("opened").asString());
            assertThat(Instant.parse(incident.path("deadline").asString()))
                    .as(what)
                    .isEqualTo(opened.plus(time));
        }
    }

    private String project(String level) {
        return run + "-" + level.toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<String>> matrix() {
        Map<String, List<String>> rows = new HashMap<>();
        MATRIX.lines().forEach(line -> {
            List<String> cells = List.of(line.split("\\s*\\|\\s*"));
            rows.put(cells.getFirst().strip(), cells.subList(1, cells.size()));
        });
        return rows;
    }

    private static @Nullable Duration time(String cell) {
        return cell.strip().equals("-") ? null : Duration.parse("PT" + cell.strip());
    }
}
