package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The past, asked by HTTP and looked at on the page. */
@WithTocsin
class PastIT {

    private final String trigger = "Trigger-" + UUID.randomUUID();
    private final String mine = "trigger = \"" + trigger + '"';
    private Visitor visitor;
    private Instant before = Instant.EPOCH;
    private Instant open = Instant.EPOCH;
    private long number;

    @Autowired
    private Visibility visibility;

    /** It opens, and is closed. */
    @BeforeEach
    void happen(@LocalServerPort int port) {
        visitor = new Visitor(port);
        before = Instant.now();
        visitor.say("""
                {"trigger": "%s", "labels": {"host": "a"}}""".formatted(trigger));
        assertThat(visibility.await()).isTrue();
        open = Instant.now().truncatedTo(ChronoUnit.MICROS);
        JsonNode found = found("incidents", mine);
        number = found.path("items").get(0).path("number").asLong();
        visitor.post(
                "/api/v1/incidents/" + number + "/close",
                "{\"resolution\": \"a bigger disk\"}",
                "X-Tocsin-User",
                "@vera");
        assertThat(visibility.await()).isTrue();
    }

    @Test
    void isWhatWasKnownThen() {
        assertThat(found("incidents", mine + " and status != closed")
                        .path("items")
                        .size())
                .isZero();
        JsonNode then = found("incidents", mine + " and status != closed" + asOf(open));
        assertThat(then.path("items").size()).isEqualTo(1);
        assertThat(then.path("items").get(0).path("number").asLong()).isEqualTo(number);
        assertThat(then.path("items").get(0).path("closed").isNull()).isTrue();
        assertThat(found("incidents", mine + asOf(before)).path("items").size()).isZero();
        assertThat(found("alerts", mine + asOf(open)).path("items").size()).isEqualTo(1);
        assertThat(found("alerts", mine + asOf(before)).path("items").size()).isZero();
    }

    @Test
    void isCountedAsJsonAndAsCsv() {
        String figures = "/api/v1/query?mql=" + Visitor.encoded(mine + asOf(open) + " | count by status");

        assertThat(visitor.get(figures).json().path("rows").get(0).get(0).asString())
                .isNotEqualTo("closed");
        assertThat(visitor.get(figures, "Accept", "text/csv").text()).startsWith("status,count");
    }

    @Test
    void isNotTheFuture() {
        Answer answer = visitor.get("/api/v1/incidents?mql=" + Visitor.encoded("status = new as of now + 1h"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").get(0).path("column").asInt()).isEqualTo(20);
        assertThat(answer.text()).contains("Expected a moment in the past", "still to come");
    }

    @Test
    void isShownByTheQueueWithoutCommands() {
        String page = visitor.get("/?mql=" + Visitor.encoded(mine) + "&asof=" + open, "Cookie", "tocsin-name=%40petr")
                .text();

        assertThat(page)
                .contains("id=\"i" + number + '"', "class=\"banner past\"", "This is the past", open.toString())
                .doesNotContain("/take", "data-refresh", "class=\"elsewhere\"");
        assertThat(visitor.get("/?mql=" + Visitor.encoded(mine)).text())
                .contains("data-refresh", "type=\"range\"")
                .doesNotContain("banner past", "id=\"i" + number + '"');
    }

    @Test
    void isReachedByTheSliderWithoutAScript() {
        Answer answer = visitor.get("/rewind?step=-4&mql=" + Visitor.encoded(mine + " and ~host = \"a&b\""));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .contains("asof=20", "mql=" + Visitor.encoded(mine).replace("+", "%20"), "a%26b");
        assertThat(visitor.get(answer.header("Location")).text()).contains("banner past");
        assertThat(visitor.get("/rewind?step=0").header("Location")).endsWith("/");
    }

    @Test
    void saysWhichMomentsThereAre() {
        for (String asof : new String[] {"nonsense", "2999-01-01"}) {
            assertThat(visitor.get("/?asof=" + asof).text()).contains("Expected a moment in the past such as");
        }
        assertThat(visitor.get("/?mql=" + Visitor.encoded(mine) + "&asof=").text())
                .doesNotContain("banner past");
    }

    @Test
    void isToldInRussianToo() {
        assertThat(visitor.get("/?asof=" + open + "&mql=" + Visitor.encoded(mine), "Accept-Language", "ru")
                        .text())
                .contains("Это прошлое");
    }

    @Test
    void isFoundBySearchingAsWell() {
        visitor.postForm("/incidents/" + number + "/reopen", Map.of(), "a=b");

        assertThat(visitor.get("/search?mql=" + Visitor.encoded(mine + asOf(open)))
                        .text())
                .contains("id=\"i" + number + '"')
                .doesNotContain("data-due=");
    }

    private JsonNode found(String what, String mql) {
        Answer answer = visitor.get("/api/v1/" + what + "?mql=" + Visitor.encoded(mql));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String asOf(Instant moment) {
        return " as of \"" + moment + '"';
    }
}
