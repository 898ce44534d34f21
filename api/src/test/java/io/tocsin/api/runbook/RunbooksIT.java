package io.tocsin.api.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Browser;
import io.tocsin.api.Eventually;
import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class RunbooksIT {

    private static final String RULEBOOK = "/api/v1/rulebook";
    private static final String YAML = "application/yaml";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String trigger = "Trigger-" + UUID.randomUUID();
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @TempDir
    private Path folder;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
        visitor.putText(RULEBOOK, YAML, "runbooks: ['" + folder + "']");
    }

    @AfterEach
    void saysNothing() {
        visitor.putText(RULEBOOK, YAML, "{}");
    }

    @Test
    void areFoundByWhatTheAlertsOfAnIncidentHaveTogether() throws IOException {
        write("second.md", "Second", "trigger = \"" + trigger + "\" and status = todo", 5, "text");
        write("first.md", "First", "trigger = \"" + trigger + "\" and ~host = a and ~host = b", 10, "**bold** words");
        write("other.md", "Other", "trigger = \"" + trigger + "\" and severity < S2", 99, "text");
        write("each.md", "Never", "trigger = \"" + trigger + "\" and each(~host = a and ~host = b)", 99, "text");
        awaitFiles(4);
        long number = open();

        List<JsonNode> runbooks =
                incident(number).path("runbooks").values().stream().toList();
        assertThat(runbooks)
                .extracting(runbook -> runbook.path("title").asString())
                .containsExactly("First", "Second");
        JsonNode first = runbooks.getFirst();
        assertThat(first.path("priority").asInt()).isEqualTo(10);
        assertThat(first.path("file").asString()).isEqualTo(folder + "/first.md");
        assertThat(first.path("mql").asString()).startsWith("trigger = ");
        JsonNode whole = visitor.get(first.path("body").asString()).json();
        assertThat(whole.path("markdown").asString()).isEqualTo("**bold** words");
        assertThat(whole.path("html").asString()).isEqualTo("<p><strong>bold</strong> words</p>\n");
        assertThat(visitor.get("/incidents/" + number).text())
                .contains("Runbooks", "First", "<p><strong>bold</strong> words</p>")
                .doesNotContain("Never");
        assertThat(visitor.get("/api/v1/runbooks/0000000000000000").status()).isEqualTo(404);
    }

    @Test
    void followTheirFiles() throws IOException {
        Path file = write("disk.md", "Before", "trigger = \"" + trigger + "\"", 0, "text");
        awaitFiles(1);
        long number = open();
        assertThat(titles(number)).containsExactly("Before");

        write("disk.md", "Afterwards", "trigger = \"" + trigger + "\"", 0, "text");
        Eventually.until("the change is seen", SOON, () -> titles(number).equals(List.of("Afterwards")));
        Files.delete(file);
        Eventually.until("it is gone", SOON, () -> titles(number).isEmpty());
    }

    @Test
    void areToldToBeWrongWithPlaceAndAlert() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.md"), "---\ntitle: t\nmql: 'projekt = a'\n---\n");
        awaitFiles(1);

        JsonNode listed = files().getFirst();
        assertThat(listed.path("file").asString()).endsWith("/wrong.md");
        assertThat(listed.path("title").isNull()).isTrue();
        assertThat(listed.path("problems").get(0).path("line").asInt()).isEqualTo(3);
        assertThat(listed.path("problems").get(0).path("column").asInt()).isEqualTo(7);
        String alert = Eventually.get("the alert fires", SOON, () -> own("firing"));
        assertThat(alert).contains("wrong.md, line 3, column 7: Expected");
        Files.delete(file);
        Eventually.get("the alert is settled", SOON, () -> own("ok"));
    }

    @Test
    void runNothingInARealBrowser(@TempDir(cleanup = CleanupMode.ALWAYS) Path profile) throws Exception {
        Browser browser = new Browser(profile);
        for (int i = 0; i < MarkdownHtmlTest.HOSTILE.size(); i++) {
            String hostile = MarkdownHtmlTest.HOSTILE.get(i).replace('\u0000', ' ');
            write("book-" + i + ".md", "<b onclick=x>" + i, "trigger = \"" + trigger + "\"", 0, hostile);
        }
        awaitFiles(MarkdownHtmlTest.HOSTILE.size());
        long number = open();

        assertThat(titles(number)).hasSameSizeAs(MarkdownHtmlTest.HOSTILE);
        assertThat(browser.console(visitor.server().resolve("/incidents/" + number)))
                .doesNotContain("CONSOLE");
    }

    @Test
    void areListedPageByPage() throws IOException {
        for (int i = 0; i < 3; i++) {
            write("book-" + i + ".md", "t", "", 0, "");
        }
        awaitFiles(3);

        JsonNode first = visitor.get("/api/v1/runbooks?limit=2").json();
        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(first.path("items").get(0).has("markdown")).isFalse();
        JsonNode last = visitor.get(
                        "/api/v1/runbooks?limit=2&cursor=" + first.path("next").asString())
                .json();
        assertThat(last.path("items").size()).isOne();
        assertThat(last.path("next").isNull()).isTrue();
        assertThat(visitor.get("/api/v1/runbooks?cursor=x").status()).isEqualTo(400);
    }

    private Path write(String name, String title, String mql, int priority, String markdown) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "---\ntitle: " + title + "\nmql: '" + mql + "'\npriority: " + priority + "\n---\n" + markdown);
    }

    private void awaitFiles(int count) {
        Eventually.until("the files are read", SOON, () -> files().size() == count);
    }

    private List<JsonNode> files() {
        return visitor.get("/api/v1/runbooks?limit=500").json().path("items").values().stream()
                .filter(item -> item.path("file").asString().startsWith(folder.toString()))
                .toList();
    }

    private Optional<String> own(String state) {
        JsonNode alerts = visitor.get("/api/v1/alerts?mql=" + Visitor.encoded("trigger = RunbooksInvalid"))
                .json()
                .path("items");
        return alerts.values().stream()
                .filter(alert -> alert.path("state").asString().equals(state))
                .map(alert -> alert.path("annotations").path("description").asString(""))
                .findFirst();
    }

    private List<String> titles(long number) {
        return incident(number).path("runbooks").values().stream()
                .map(runbook -> runbook.path("title").asString())
                .toList();
    }

    private JsonNode incident(long number) {
        return visitor.get("/api/v1/incidents/" + number).json();
    }

    private long open() {
        String fingerprint = visitor.say(event("a"), event("b"))
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

    private String event(String host) {
        return "{\"trigger\": \"" + trigger + "\", \"labels\": {\"host\": \"" + host + "\"}}";
    }
}
