package io.tocsin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class RetrospectiveIT {

    private final String run = "p" + UUID.randomUUID();
    private final String address = "/api/v1/retrospective?mql=" + Visitor.encoded("project = \"" + run + "\"");
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void happen(@LocalServerPort int port) {
        visitor = new Visitor(port);
        say("Slow", "S2", "firing");
        say("Odd", "S9", "firing");
        say("Flaps", "S3", "firing");
        say("Flaps", "S3", "ok");
        say("Flaps", "S3", "firing");
        assertThat(visibility.await()).isTrue();
        String slow = "/api/v1/incidents/" + number("Slow");
        visitor.post(slow + "/take", "{}", "X-Tocsin-User", "@anna");
        visitor.post(slow + "/handover", "{\"to\": \"@boris\"}", "X-Tocsin-User", "@anna");
        visitor.post(slow + "/take", "{\"comment\": \"mine now\"}", "X-Tocsin-User", "@boris");
        visitor.post(slow + "/close", "{\"resolution\": \"done\"}", "X-Tocsin-User", "@boris");
        assertThat(visibility.await()).isTrue();
    }

    @Test
    void tellsHowThePeriodWent() {
        JsonNode review = visitor.get(address).json();

        assertThat(review.at("/totals/incidents").asInt()).isEqualTo(3);
        assertThat(review.at("/totals/neverHandled").asInt()).isEqualTo(1);
        assertThat(review.at("/totals/open").asInt()).isEqualTo(2);
        assertThat(review.at("/neverHandled/0/trigger").asString()).isEqualTo("Odd");
        assertThat(review.path("breaches")).isEmpty();
        assertThat(review.at("/flappers/0/times").asInt()).isEqualTo(2);
        assertThat(review.path("triggers")).hasSize(3);
        assertThat(review.path("longest")).hasSize(3);
        assertThat(review.at("/handovers/0/takenBy").toString()).isEqualTo("[\"@anna\",\"@boris\"]");
        assertThat(review.at("/people/0/person").asString()).isIn("@anna", "@boris");
        assertThat(review.path("people")).hasSize(2);
        assertThat(review.path("mql").asString()).contains(run);
    }

    @Test
    void isMarkdownToBePasted() {
        Answer answer = visitor.get(address, "Accept", "text/markdown");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/markdown");
        assertThat(answer.text())
                .contains("Incidents: 3, with 3 alerts", "## Through many hands", "@anna → @boris", "## Never handled");
    }

    @Test
    void isOneTableAsCsv() {
        Answer answer = visitor.get(address, "Accept", "text/csv");

        assertThat(answer.text()).startsWith("section,number,project").contains("never handled,", "'@anna → @boris");
    }

    @Test
    void beginsAPostmortemInTheLanguageOfTheReader() {
        String address = "/api/v1/incidents/" + number("Slow") + "/postmortem";

        assertThat(visitor.get(address).text())
                .contains(
                        "| in the hands of | @anna → @boris |",
                        "**@boris** took it: mine now",
                        "## What was done\n\ndone");
        assertThat(visitor.get(address, "Accept-Language", "ru").text()).contains("## Чтобы не повторилось");
        assertThat(visitor.get("/api/v1/incidents/987654321/postmortem").status())
                .isEqualTo(404);
    }

    @Test
    void leavesOutWhatWasOpenedAtOtherTimes() {
        assertThat(visitor.get(address + "&from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z")
                        .json()
                        .at("/totals/incidents")
                        .asInt())
                .isZero();
        assertThat(visitor.get(address + "&from=2020-02-01T00:00:00Z&to=2020-01-01T00:00:00Z")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void isOfTheDaysThatAreAskedFor() {
        JsonNode review = visitor.get(address + "&from=2026-10-01&to=2026-10-31&zone=Asia/Tokyo")
                .json();

        assertThat(review.path("from").asString()).isEqualTo("2026-09-30T15:00:00Z");
        assertThat(review.path("to").asString()).isEqualTo("2026-10-31T15:00:00Z");
        for (String kind : List.of("", ".md", ".csv")) {
            String other = address.replace("retrospective?", "retrospective" + kind + "?");
            assertThat(visitor.get(other + "&to=31.10.2026").text())
                    .contains("Expected a day such as 2026-11-01, or a moment such as");
        }
    }

    private void say(String trigger, String severity, String signal) {
        visitor.say("{\"project\": \"%s\", \"trigger\": \"%s\", \"severity\": \"%s\", \"signal\": \"%s\"}"
                .formatted(run, trigger, severity, signal));
    }

    private String number(String trigger) {
        return visitor.get("/api/v1/incidents?mql="
                        + Visitor.encoded("project = \"" + run + "\" and trigger = " + trigger))
                .json()
                .at("/items/0/number")
                .asString();
    }
}
