package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The screens of the rulebook, by their forms alone. */
@WithTocsin
class RulebookPageIT {

    private static final String COOKIE = "tocsin-name=%40petr";

    private final String project = "p-" + UUID.randomUUID();
    private final String good = "projects:\r\n  " + project + ": {service_level: Gold, holder: \"#l1\"}\r\n";
    private Visitor visitor;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @AfterEach
    void putBack() {
        visitor.putText("/api/v1/rulebook", "application/yaml", "{}");
    }

    @Test
    void checksAndStoresNothing() {
        long before = version();
        Answer fine = post("/rulebook/check", good, before);
        Answer wrong = post("/rulebook/check", "projects: 7\nprojets: {}\n", before);

        assertThat(fine.text()).contains("No mistakes", "value=\"" + before + "\"", project);
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.text())
                .contains("Mistakes: 2", "line 1, column 11", "<mark>7</mark>", "data-line=\"2\"", "class=\"bad\">2<")
                .contains("aria-invalid=\"true\"", "projets: {}");
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void comparesWithWhatIsInForce() {
        Answer answer = post("/rulebook/compare", good, version());

        assertThat(answer.text())
                .contains("class=\"added\"", "class=\"removed\"", "What it would change in version " + version());
        assertThat(post("/rulebook/compare", text(), version()).text()).contains("Nothing.");
    }

    @Test
    void putsInForceAndRemembersWhoAndWhy() {
        Answer stored = visitor.postForm(
                "/rulebook",
                Map.of("text", good, "version", "" + version(), "comment", "a new <project>", "by", "vera"),
                COOKIE);

        assertThat(stored.status()).isEqualTo(302);
        assertThat(stored.header("Location")).endsWith("/rulebook?stored=" + version());
        assertThat(text()).isEqualTo(good.replace("\r\n", "\n"));
        assertThat(visitor.get("/rulebook?stored=" + version()).text())
                .contains("Version " + version() + " is in force.", "@vera", "a new &lt;project&gt;");
        assertThat(visitor.get("/rulebook/versions/" + version()).text())
                .contains("class=\"added\"", project, "@vera", "a new &lt;project&gt;");
    }

    @Test
    void tellsAConflictAndStoresOnlyWhenItIsSaidAgain() {
        long begun = version();
        visitor.putText("/api/v1/rulebook", "application/yaml", "batch_from: 12h\n", "X-Tocsin-User", "@boris");
        Answer refused = post("/rulebook", good, begun);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text())
                .contains("you started from version " + begun, "@boris", "name=\"version\" value=\"" + (begun + 1))
                .contains("batch_from", project);
        assertThat(text()).isEqualTo("batch_from: 12h\n");
        assertThat(post("/rulebook", good, begun + 1).status()).isEqualTo(302);
        assertThat(text()).contains(project);
    }

    @Test
    void tellsThatItSaysTheSame() {
        post("/rulebook", good, version());
        long before = version();
        Answer same = post("/rulebook", good, before);

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.text()).contains("which is in force already");
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void storesNoMistakes() {
        long before = version();
        Answer refused = post("/rulebook", "projets: {}\n", before);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Mistakes: 1", "projets: {}");
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void keepsWhatWasTypedWhenTheNameOrTheReasonIsRefused() {
        Answer name = visitor.postForm("/rulebook", Map.of("text", good, "by", "@ <b>"), COOKIE);
        Answer reason = visitor.postForm("/rulebook", Map.of("text", good, "comment", "x".repeat(1_001)), COOKIE);

        assertThat(name.status()).isEqualTo(400);
        assertThat(name.text()).contains("Expected a name", project).doesNotContain("@ <b>");
        assertThat(reason.status()).isEqualTo(400);
        assertThat(reason.text()).contains("Expected a comment of at most", project);
    }

    @Test
    void beginsWithAnEarlierVersion() {
        post("/rulebook", good, version());
        long earlier = version();
        post("/rulebook", "{}", earlier);
        String page = visitor.get("/rulebook?from=" + earlier).text();

        assertThat(page).contains(project, "name=\"version\" value=\"" + (earlier + 1) + '"');
        assertThat(visitor.get("/rulebook/versions/" + (earlier + 1) + "?from=" + earlier)
                        .text())
                .contains("class=\"removed\"", "different from version " + earlier);
    }

    @Test
    void staysTextWhateverIsWritten() {
        String page = post("/rulebook/check", "</textarea><script>alert(1)</script>\n", version())
                .text();

        assertThat(page).contains("&lt;/textarea&gt;&lt;script&gt;").doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rulebook?from=987654", "/rulebook/versions/987654", "/rulebook/versions/1?from=987654"})
    void tellsThatThereIsNoSuchVersion(String path) {
        Answer answer = visitor.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void speaksRussian() {
        assertThat(visitor.get("/rulebook", "Accept-Language", "ru").text())
                .contains("Правила", "проверить", "ввести в действие")
                .doesNotContain("??");
        assertThat(visitor.get("/rulebook/versions/0", "Accept-Language", "ru").text())
                .contains("встроенные правила")
                .doesNotContain("??");
    }

    private Answer post(String path, String text, long version) {
        return visitor.postForm(path, Map.of("text", text, "version", "" + version), COOKIE);
    }

    private long version() {
        return visitor.get("/api/v1/rulebook").json().path("version").asLong();
    }

    private String text() {
        return visitor.get("/api/v1/rulebook").json().path("text").asString();
    }
}
