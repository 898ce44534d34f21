package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a source or a person writes stays text in a real browser. */
@WithTocsin
class HostileTextIT {

    /** Each of them would tell on the console that it ran. */
    static final List<String> CORPUS = List.of(
            "<script>console.log('PWNED')</script>",
            "<img src=x onerror=console.log('PWNED')>",
            "<svg onload=console.log('PWNED')>",
            "\"><script>console.log('PWNED')</script>",
            "' onmouseover='console.log(`PWNED`)' autofocus onfocus='console.log(`PWNED`)",
            "</title><script>console.log('PWNED')</script>",
            "</textarea><script>console.log('PWNED')</script>",
            "<iframe srcdoc=\"<script>console.log('PWNED')</script>\"></iframe>",
            "<a href=\"javascript:console.log('PWNED')\">x</a>",
            "[[${T(java.lang.Runtime).getRuntime()}]] __${7*7}__ ~{frame :: bottom} #{app.queue}",
            "{{constructor.constructor('console.log(`PWNED`)')()}}",
            "<style>@import 'http://127.0.0.1:1/x'</style>",
            "<base href=http://127.0.0.1:1/>",
            "<meta http-equiv=refresh content='0;url=http://127.0.0.1:1/'>",
            "\u202Eevil\u202C \u0001 \uFFFE &lt;script&gt;");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void staysText() {
        List<Long> incidents = IntStream.range(0, CORPUS.size())
                .mapToObj(i -> open(CORPUS.get(i), i))
                .toList();
        try (Chromium browser = new Chromium()) {
            assertThat(complaints(browser, "/", "#queue .card")).isEmpty();
            for (long number : incidents) {
                assertThat(complaints(browser, "/incidents/" + number, "main")).isEmpty();
            }
        }
    }

    @Test
    void wouldBeHeardIfItRan() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), CORPUS.getFirst());
        try (Chromium browser = new Chromium()) {
            assertThat(complaints(browser, file.toUri().toString(), "html"))
                    .anySatisfy(complaint -> assertThat(complaint).contains("PWNED"));
        }
    }

    @Test
    void isNoTemplate() {
        long number = open("[[${9173*9173}]] __${9173*9173}__", 99);

        assertThat(visitor.get("/incidents/" + number).text())
                .contains("[[${9173*9173}]] __${9173*9173}__")
                .doesNotContain("84143929");
    }

    @Test
    void showsItsContractWithoutAViolation() {
        try (Chromium browser = new Chromium()) {
            assertThat(complaints(browser, "/swagger-ui/index.html", ".swagger-ui .info"))
                    .isEmpty();
        }
    }

    /** What the page says on its console until it is drawn. */
    private List<String> complaints(Chromium browser, String address, String part) {
        Page page = browser.visit(visitor.server());
        page.navigate(address);
        page.waitForSelector(part, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        List<String> complaints = browser.complaints();
        page.context().close();
        return complaints;
    }

    /** The incident that the text opens, by every field that a source or a person can fill. */
    private long open(String text, int index) {
        String event = JSON.writeValueAsString(Map.of(
                "project", text,
                "trigger", text,
                "labels", Map.of("host", text, "index" + index, text),
                "annotations", Map.of("summary", text, "description", text, text, text),
                "links", List.of(Map.of("title", text, "url", "http://127.0.0.1:1/\"onclick=\"console.log('PWNED')"))));
        String fingerprint =
                visitor.say(event).path("events").get(0).path("fingerprint").asString();
        assertThat(visibility.await()).isTrue();
        long number = visitor.get("/api/v1/alerts/" + fingerprint)
                .json()
                .path("incident")
                .asLong();
        visitor.post("/api/v1/incidents/" + number + "/comment", JSON.writeValueAsString(Map.of("comment", text)));
        return number;
    }
}
