package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The screens that are asked by MQL: queue, search, analytics. */
@WithTocsin
class ScreensIT {

    private final String trigger = "Trigger-" + UUID.randomUUID();
    private final String named = Visitor.encoded("trigger = \"" + trigger + '"');
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Nested
    class Queue {

        @Test
        void isFilteredByItsAddress() {
            open("S1");
            open("S2", trigger + "-other");

            assertThat(visitor.get("/?mql=" + named).text())
                    .contains("<html", trigger, "value=\"trigger = &quot;" + trigger)
                    .doesNotContain(trigger + "-other");
            assertThat(visitor.get("/queue?mql=" + named).text())
                    .contains(trigger)
                    .doesNotContain("<html", trigger + "-other");
        }

        @Test
        void leavesOutWhatIsClosed() {
            long number = open("S1");
            visitor.postForm("/incidents/" + number + "/close", Map.of(), "a=b");

            assertThat(visitor.get("/queue?mql=" + named).text()).doesNotContain("id=\"i" + number + '"');
        }

        @Test
        void foldsWhatIsSnoozedApart() {
            long number = open("S1");
            visitor.postForm("/incidents/" + number + "/snooze", Map.of("lasting", "3h"), "a=b");
            String part = visitor.get("/queue?mql=" + named).text();

            assertThat(part).contains("id=\"asleep\"", "data-waiting=\"0 · 0\"");
            assertThat(part.indexOf("id=\"asleep\"")).isLessThan(part.indexOf("id=\"i" + number + '"'));
        }

        @Test
        void tellsHowMuchWaitsInItsTitle() {
            open("S1");

            assertThat(visitor.get("/?mql=" + named).text()).contains("<title>(0 · 1) Tocsin</title>");
        }

        @Test
        void offersTheReadersOwn() {
            open("S1");
            String known = visitor.get("/", "Cookie", "tocsin-name=%40petr").text();

            assertThat(known).contains("mql=holder%20%3D%20%22@petr%22", ">mine<", ">unclaimed<", ">all<");
            assertThat(visitor.get("/").text()).contains(">unclaimed<").doesNotContain(">mine<");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/queue", "/search", "/analytics"})
        void tellsWhatIsWrongWhere(String path) {
            open("S1");
            Answer answer = visitor.get(path + "?mql=" + Visitor.encoded("severty < S3"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
            if (!path.equals("/queue")) {
                assertThat(answer.text()).contains("<u>severty</u>", "column 1", "Expected", "Did you mean");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/search", "/analytics"})
        void saysWhatIsNotAnswered(String path) {
            open("S1");

            assertThat(visitor.get(path + "?mql=" + Visitor.encoded("flapping as of now + 1h"))
                            .text())
                    .contains("Expected");
        }
    }

    @Nested
    class Search {

        @Test
        void findsWhatIsClosedToo() {
            long number = open("S1");
            visitor.postForm("/incidents/" + number + "/close", Map.of(), "a=b");

            assertThat(visitor.get("/search?mql=" + named).text()).contains("id=\"i" + number + '"');
        }

        @Test
        void isNarrowedByALabelOfACard() {
            open("S1");

            assertThat(visitor.get("/search?mql=" + named).text()).contains("and%20~host%20%3D%20%22a%22");
        }

        @Test
        void tellsFiguresAsATableAndAsAFile() {
            open("S1");
            String mql = Visitor.encoded("trigger = \"" + trigger + "\" | count by severity");
            String page = visitor.get("/search?mql=" + mql).text();
            Answer file = visitor.get("/api/v1/query.csv?mql=" + mql);

            assertThat(page).contains("<table", ">severity<", ">S1<", "query.csv?mql=");
            assertThat(file.header("Content-Type")).startsWith("text/csv");
            assertThat(file.header("Content-Disposition")).contains("tocsin.csv");
            assertThat(file.text()).startsWith("severity,count").contains("S1,1");
        }

        @Test
        void drawsFiguresOverTime() {
            open("S1");

            assertThat(visitor.get("/search?mql=" + Visitor.encoded("trigger = \"" + trigger + "\" | count every 1h"))
                            .text())
                    .contains("class=\"trend\"", "class=\"amount\"");
        }

        @Test
        void isReadPageByPage() {
            for (int i = 0; i < 51; i++) {
                visitor.say("""
                        {"trigger": "%s-%d", "labels": {"set": "%s"}}""".formatted(trigger, i, trigger));
            }
            assertThat(visibility.await()).isTrue();
            String first = visitor.get("/search?mql=" + Visitor.encoded("~set = \"" + trigger + '"'))
                    .text();
            String next = first.replaceAll("(?s).*href=\"(/search\\?mql=[^\"]*cursor=[^\"]*)\".*", "$1");

            assertThat(first.split("<article", -1)).hasSize(51);
            assertThat(visitor.get(next.replace("&amp;", "&")).text().split("<article", -1))
                    .hasSize(2);
        }

        @Test
        void refusesAForeignCursorOnAPage() {
            Answer answer = visitor.get("/search?mql=" + named + "&cursor=nonsense");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
        }
    }

    @Nested
    class Analytics {

        @Test
        void showsTheMatrixWithALinkToTheIncidentsOfEachCell() {
            long number = open("S1");
            visitor.postForm("/incidents/" + number + "/take", Map.of("by", "@petr"), "a=b");
            String page = visitor.get("/analytics?mql=" + named).text();

            assertThat(page).contains("class=\"heat\"", "100 %", "class=\"quiet\"", trigger, "@petr", "class=\"met\"");
            String link = page.replaceAll("(?s).*<td class=\"good\"><a href=\"([^\"]*)\".*", "$1");
            assertThat(visitor.get(link.replace("&amp;", "&")).text()).contains("id=\"i" + number + '"');
        }

        @Test
        void isOfThePeriodThatIsAskedFor() {
            open("S1");

            assertThat(visitor.get("/analytics?last=7d&mql=" + named).text()).contains(trigger + "</a>");
            assertThat(visitor.get("/analytics?from=2020-01-01&to=2020-02-01&mql=" + named)
                            .text())
                    .contains("value=\"2020-02-01\"")
                    .doesNotContain(trigger + "</a>");
        }

        @Test
        void tellsNoiseAndLoadAndLeadsToTheIncidentsOfEach() {
            visitor.putText(
                    "/api/v1/rulebook",
                    "application/yaml",
                    "teams: {night: {members: [\"@petr\", \"@vera\"]}, idle: {members: [\"@nobody\"]}}");
            long petrs = open("S1");
            long veras = open("S1", trigger + "-other");
            visitor.postForm("/incidents/" + petrs + "/take", Map.of("by", "@petr"), "a=b");
            visitor.postForm("/incidents/" + veras + "/take", Map.of("by", "@vera"), "a=b");
            visitor.postForm("/incidents/" + veras + "/close", Map.of("by", "@vera"), "a=b");
            assertThat(visibility.await()).isTrue();
            String page = visitor.get("/analytics?mql=" + Visitor.encoded("trigger =~ \"^" + trigger + '"'))
                    .text();
            visitor.putText("/api/v1/rulebook", "application/yaml", "{}");

            assertThat(page)
                    .contains(">By holder<", ">By team<", ">Never handled<", ">Came and went<", ">Through many hands<")
                    .doesNotContain("#idle");
            String team = page.substring(page.indexOf("<td>#night</td>"));
            assertThat(followed(team, ">2</a>")).contains("id=\"i" + petrs + '"', "id=\"i" + veras + '"');
            assertThat(followed(team, ">1</a>"))
                    .contains("id=\"i" + petrs + '"')
                    .doesNotContain("id=\"i" + veras + '"');
            assertThat(followed(page.substring(page.indexOf("<td>@vera</td>")), ">1</a>"))
                    .contains("id=\"i" + veras + '"')
                    .doesNotContain("id=\"i" + petrs + '"');
        }

        /** Where the first link with the text leads to. */
        private String followed(String part, String text) {
            String before = part.substring(0, part.indexOf(text));
            String link = before.substring(before.lastIndexOf("href=\"") + 6, before.length() - 1);
            return visitor.get(link.replace("&amp;", "&")).text();
        }

        @Test
        void takesAConditionAlone() {
            assertThat(visitor.get("/analytics?mql=" + Visitor.encoded("flapping limit 5"))
                            .text())
                    .contains("Expected a condition alone");
        }

        @ParameterizedTest
        @ValueSource(strings = {"last=x", "from=tomorrow", "from=2026-10-02&to=2026-10-01"})
        void tellsOnAPageThatAPeriodMakesNoSense(String period) {
            Answer answer = visitor.get("/analytics?" + period);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search", "/search?mql=%7C+count+by+trigger", "/analytics", "/archive/closed"})
    void speakTheReadersLanguage(String path) {
        open("S1");
        String russian = visitor.get(path, "Accept-Language", "ru").text();

        assertThat(russian).contains("Аналитика", "Поиск").doesNotContain("??");
        assertThat(visitor.get(path, "Accept-Language", "en").text()).doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search", "/search?mql=%7C+count+by+trigger", "/analytics"})
    void bringNoScriptOrStyleInThePageItself(String path) {
        open("S1");

        assertThat(visitor.get(path).text()).doesNotContain(" style=\"", " onclick=", "<script>", "<style");
    }

    private long open(String severity) {
        return open(severity, trigger);
    }

    private long open(String severity, String ofTrigger) {
        String fingerprint = visitor.say("""
                        {"trigger": "%s", "severity": "%s", "labels": {"host": "a"}}""".formatted(ofTrigger, severity))
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
