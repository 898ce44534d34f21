package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Eventually;
import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Trying a rulebook on the past, by its forms and links alone. */
@WithTocsin
class BacktestPageIT {

    private static final String COOKIE = "tocsin-name=%40anna";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(120);
    private static final Pattern NEXT = Pattern.compile("href=\"(/rulebook/backtests/[^\"]*cursor=[^\"]*)#incidents\"");
    private static final Pattern NUMBER = Pattern.compile("<span class=\"number\">(#[0-9]+)</span>");

    private final String server = "server-" + UUID.randomUUID();
    private final String rule = "routing:\r\n  - '~server = \"" + server + "\" -> @petr.petrov'\r\n";
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void tellsWhatWouldHaveBeenDifferentIncidentByIncident() {
        long number = open("<b>slow</b>");
        String address = start(rule, "30");
        String page = ended(address);

        assertThat(page)
                .contains("Done in", "30 days", "@anna", "routed elsewhere</span>", "incidents opened")
                .contains("href=\"/incidents/" + number + '"', "&lt;b&gt;slow&lt;/b&gt;")
                .contains("<del>#l1</del>", "<ins>@petr.petrov</ins>", "line 2: ~server")
                .contains("Alerts are as they were")
                .doesNotContain("??", "http-equiv", "<progress", "backtest.js", "<b>slow", " style=\"");
        assertThat(visitor.get(address + "?kind=routed").text()).contains("/incidents/" + number + '"');
        assertThat(visitor.get(address + "?kind=merged").text()).doesNotContain("/incidents/" + number + '"');
        assertThat(visitor.get("/rulebook").text()).contains("href=\"" + address + '"', "done");
        assertThat(visitor.get(address, "Accept-Language", "ru").text())
                .contains("Проба на прошлом", "сперва у кого")
                .doesNotContain("??");
    }

    @Test
    void canBeKeptAsMarkdownAndCsv() {
        open("slow");
        String address = start(rule, "7");
        String page = ended(address);
        String file = "/api/v1" + address.replace("backtests", "backtest");
        Answer markdown = visitor.get(file + ".md");
        Answer csv = visitor.get(file + ".csv");

        assertThat(page).contains("href=\"" + file + ".md\"", "href=\"" + file + ".csv\"");
        assertThat(markdown.text()).startsWith("# Backtest, ").contains("@petr.petrov");
        assertThat(markdown.header("Content-Disposition")).contains("backtest.md");
        assertThat(csv.text()).startsWith("number,opened,").contains("'@petr.petrov");
        assertThat(csv.header("Content-Disposition")).contains("backtest.csv");
        assertThat(visitor.get("/api/v1/rulebook/backtest/nothing.md").status()).isEqualTo(404);
        assertThat(visitor.get("/api/v1/rulebook/backtest/nothing.csv").status())
                .isEqualTo(404);
    }

    @Test
    void isReadPageByPage() {
        visitor.say(IntStream.range(0, 51)
                .mapToObj(i -> event("T" + i + server, "t"))
                .toArray(String[]::new));
        assertThat(visibility.await()).isTrue();
        String first = ended(start(rule, "1") + "?kind=routed");
        Matcher next = NEXT.matcher(first);

        assertThat(next.find()).isTrue();
        assertThat(numbers(first)).hasSize(50);
        String address = next.group(1).replace("&amp;", "&");
        assertThat(address).contains("kind=routed");
        assertThat(numbers(visitor.get(address).text())).isNotEmpty().doesNotContainAnyElementsOf(numbers(first));
    }

    @Test
    void tellsWhatOfAChangeIsNotTried() {
        String page = ended(start("identity:\r\n  - {match: 'trigger = T', ignore: [pod]}\r\n", "1"));

        assertThat(page).contains("Not tried: your changes under identity.").doesNotContain("stale_after");
    }

    @Test
    void tellsMistakesAsTheCheckDoes() {
        Answer wrong = post("projects: 7\nprojets: {}\n", "7");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text())
                .contains("Mistakes: 2", "line 1, column 11", "<mark>7</mark>", "projets: {}")
                .contains("value=\"7\" selected");
    }

    @Test
    void keepsWhatWasTypedWhenTheDaysOrTheNameAreRefused() {
        Answer days = post(rule, "367");
        Answer name = visitor.postForm("/rulebook/backtest", Map.of("text", rule, "by", "@ <b>"), COOKIE);

        assertThat(days.status()).isEqualTo(400);
        assertThat(days.text()).contains("Expected days from 1 to 366, but there are 367", server);
        assertThat(name.status()).isEqualTo(400);
        assertThat(name.text()).contains("Expected a name", server);
    }

    @Test
    void leavesOneThatHasEndedAsItIs() {
        String address = start(rule, "1");
        ended(address);
        Answer cancelled = visitor.postForm(address + "/cancel", Map.of(), COOKIE);

        assertThat(cancelled.status()).isEqualTo(302);
        assertThat(cancelled.header("Location")).endsWith(address);
        assertThat(visitor.get(address).text()).contains("Done in");
    }

    @Test
    void tellsThatThereIsNoneOfThatName() {
        for (Answer answer : List.of(
                visitor.get("/rulebook/backtests/nothing"),
                visitor.get("/rulebook/backtests/nothing/progress"),
                visitor.postForm("/rulebook/backtests/nothing/cancel", Map.of(), COOKIE))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
            assertThat(answer.text()).contains("what came out is kept for an hour");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?kind=nonsense", "?cursor=nonsense"})
    void refusesAddressesThatMakeNoSense(String query) {
        String address = start(rule, "1");
        ended(address);
        Answer answer = visitor.get(address + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("Expected");
    }

    /** Others may be trying something as well. */
    private String start(String text, String days) {
        return Eventually.get("it is begun", LONG_ENOUGH, () -> {
                    Answer answer = post(text, days);
                    assertThat(answer.status()).as(answer.text()).isIn(302, 409);
                    return answer.status() == 302 ? Optional.of(answer.header("Location")) : Optional.<String>empty();
                })
                .replaceFirst("^.*(/rulebook/backtests/)", "$1");
    }

    private String ended(String address) {
        String far = address.replaceFirst("\\?.*", "") + "/progress";
        Eventually.until(
                "it has ended", LONG_ENOUGH, () -> visitor.get(far).text().contains("data-running=\"false\""));
        return visitor.get(address).text();
    }

    private Answer post(String text, String days) {
        return visitor.postForm("/rulebook/backtest", Map.of("text", text, "days", days), COOKIE);
    }

    private long open(String title) {
        String fingerprint = visitor.say(event("Slow" + server, title))
                .at("/events/0/fingerprint")
                .asString();
        assertThat(visibility.await()).isTrue();
        return visitor.get("/api/v1/alerts/" + fingerprint)
                .json()
                .path("incident")
                .asLong();
    }

    private String event(String trigger, String title) {
        return """
                {"trigger": "%s", "labels": {"server": "%s"}, "annotations": {"summary": "%s"}}""".formatted(trigger, server, title);
    }

    private static List<String> numbers(String page) {
        return NUMBER.matcher(page).results().map(found -> found.group(1)).toList();
    }
}
