package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithTocsin
class PageIT {

    private final String trigger = "Trigger-" + UUID.randomUUID();
    private final String title = "disk of " + UUID.randomUUID() + " is full";
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void showsTheQueueWholeAndAsAPart() {
        open("host-1");
        String page = visitor.get("/").text();
        String part = visitor.get("/queue").text();

        assertThat(page).contains("<html", title, trigger, "host-1", "firing 1 of 1", "data-due=");
        assertThat(part).contains(title).doesNotContain("<html");
    }

    @Test
    void speaksTheReadersLanguage() {
        assertThat(visitor.get("/", "Accept-Language", "ru").text()).contains("lang=\"ru\"", "Очередь");
        assertThat(visitor.get("/", "Accept-Language", "en").text()).contains("lang=\"en\"", "Queue");
    }

    @Test
    void showsAnIncident() {
        String page = visitor.get("/incidents/" + open("host-1")).text();

        assertThat(page).contains(title, trigger, "host-1", "<svg", "class=\"firing\"", "opened as S4, held by #l1");
    }

    @Test
    void takesAnIncidentAndRemembersWhoDid() {
        long number = open("a");
        Answer taken = visitor.postForm("/incidents/" + number + "/take", Map.of("by", "petr.petrov"), "a=b");

        assertThat(taken.status()).isEqualTo(302);
        assertThat(taken.header("Location")).endsWith("/incidents/" + number);
        assertThat(taken.header("Set-Cookie")).contains("%40petr.petrov", "HttpOnly", "SameSite=Strict");
        String cookie = taken.header("Set-Cookie").split(";", 2)[0];
        visitor.postForm("/incidents/" + number + "/comment", Map.of("comment", "on my way"), cookie);
        assertThat(visitor.get("/incidents/" + number).text()).contains("took it", "@petr.petrov", "on my way");
        assertThat(visitor.get("/", "Cookie", cookie).text()).contains("@petr.petrov");
    }

    @Test
    void tellsOnThePageWhyItWasRefusedAndKeepsWhatWasTyped() {
        long number = open("a");
        visitor.postForm("/incidents/" + number + "/take", Map.of("by", "@a"), "a=b");
        Answer again = visitor.postForm(
                "/incidents/" + number + "/take", Map.of("by", "@b", "comment", "my long words"), "a=b");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("@a holds", "my long words", title);
        Answer nameless = visitor.postForm("/incidents/" + number + "/comment", Map.of("by", "@ <b>"), "a=b");
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.text()).contains("Expected a name").doesNotContain("@ <b>");
    }

    @Test
    void movesAClosedIncidentToTheArchive() {
        long number = open("a");
        visitor.postForm("/incidents/" + number + "/close", Map.of("resolution", "a bigger disk"), "a=b");

        assertThat(visitor.get("/queue").text()).doesNotContain(title);
        assertThat(visitor.get("/archive/closed").text()).contains(title);
        assertThat(visitor.get("/incidents/" + number).text()).contains("a bigger disk");
    }

    @Test
    void keepsWhatNobodyHandlesOutOfTheQueue() {
        visitor.say(event("a").replace("\"labels\"", "\"severity\": \"S9\", \"labels\""));
        assertThat(visibility.await()).isTrue();

        assertThat(visitor.get("/queue").text()).doesNotContain(title);
        assertThat(visitor.get("/archive/retrospective").text()).contains(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/incidents/987654321", "/archive/nothing"})
    void tellsAPersonThatThereIsNothing(String path) {
        Answer answer = visitor.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tocsin-name=%3Cscript%3E", "tocsin-name=%", "tocsin-name=", "tocsin-name=%40a%0Ab"})
    void forgetsANameThatIsNone(String cookie) {
        Answer answer = visitor.get("/", "Cookie", cookie);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/queue", "/archive/closed", "/tocsin.js", "/tocsin.css", "/api/v1/incidents", "/nothing"})
    void letsABrowserRunNothingButItsOwn(String path) {
        String policy = visitor.get(path).header("Content-Security-Policy");

        assertThat(policy).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/queue", "/archive/closed", "/incidents/987654321"})
    void bringsNoScriptOrStyleInThePageItself(String path) {
        assertThat(visitor.get(path).text()).doesNotContain(" style=\"", " onclick=", "<script>", "<style");
    }

    private String event(String host) {
        return """
                {"trigger": "%s", "labels": {"host": "%s"}, "annotations": {"summary": "%s"}}""".formatted(trigger, host, title);
    }

    private long open(String host) {
        String fingerprint = visitor.say(event(host))
                .path("events")
                .get(0)
                .path("fingerprint")
                .asString();
        assertThat(visibility.await()).isTrue();
        return visitor.get("/api/v1/alerts/" + fingerprint)
                .json()
                .path("incident")
                .asLong();
    }
}
