package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The screen that looks back at a period. */
@WithTocsin
class LookBackPageIT {

    private final String project = "p-" + UUID.randomUUID();
    private final String address = "/retrospective?mql=" + Visitor.encoded("project = \"" + project + '"');
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
        assertThat(visibility.await()).isTrue();
    }

    @Test
    void leadsToTheIncidentsOfWhatItTells() {
        String page = visitor.get(address).text();

        assertThat(page)
                .contains("<b>3</b>", "Odd</a>", ">@anna</b>", "→ ", ">@boris</b>")
                .contains("href=\"/incidents/" + number("Slow"), "href=\"/incidents/" + number("Flaps"));
        String link = page.replaceAll("(?s).*<a href=\"(/search[^\"]*)\">Odd</a>.*", "$1");
        assertThat(visitor.get(link.replace("&amp;", "&")).text()).contains("id=\"i" + number("Odd") + '"');
        String held = page.replaceAll("(?s).*<a href=\"(/search[^\"]*)\" title=\"[^\"]*\">@boris</a>.*", "$1");
        assertThat(visitor.get(held.replace("&amp;", "&")).text()).contains("id=\"i" + number("Slow") + '"');
    }

    @Test
    void tellsWhichMutesHeld() {
        String id = visitor.post("/api/v1/mutes", """
                        {"mql": "project = \\"%s\\"", "for": "1h", "comment": "a new disk"}""".formatted(project))
                .json()
                .path("id")
                .asString();

        assertThat(visitor.get(address).text()).contains("/api/v1/mutes/" + id, "a new disk");
        visitor.post("/api/v1/mutes/" + id + "/end", "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"md", "csv"})
    void isToBeKeptAsAFileOfTheSame(String kind) {
        String page = visitor.get(address).text();
        String link = page.replaceAll("(?s).*href=\"(/api/v1/retrospective\\." + kind + "[^\"]*)\".*", "$1");
        Answer file = visitor.get(link.replace("&amp;", "&"));

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith(kind.equals("md") ? "text/markdown" : "text/csv");
        assertThat(file.header("Content-Disposition")).contains("retrospective." + kind);
        assertThat(file.text()).contains("Odd", "@anna → @boris");
    }

    @Test
    void isOfThePeriodThatIsAskedFor() {
        assertThat(visitor.get(address + "&from=2020-01-01&to=2020-02-01").text())
                .contains("value=\"2020-02-01\"", "There are none.")
                .doesNotContain("Odd</a>");
    }

    @Test
    void tellsWhatIsWrong() {
        assertThat(visitor.get("/retrospective?mql=severty").text()).contains("<u>severty</u>", "column 1");
        assertThat(visitor.get("/retrospective?mql=" + Visitor.encoded("flapping limit 5"))
                        .text())
                .contains("Expected a condition alone");
        Answer answer = visitor.get("/retrospective?last=x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
    }

    private void say(String trigger, String severity, String signal) {
        visitor.say("""
                {"trigger": "%s", "project": "%s", "severity": "%s", "signal": "%s"}""".formatted(trigger, project, severity, signal));
    }

    private long number(String trigger) {
        String mql = Visitor.encoded("project = \"" + project + "\" and trigger = \"" + trigger + '"');
        return visitor.get("/api/v1/incidents?mql=" + mql)
                .json()
                .at("/items/0/number")
                .asLong();
    }
}
