package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The screen of mutes. */
@WithTocsin
class MutesPageIT {

    private static final String VERA = "tocsin-name=%40vera";

    private final String host = "h-" + UUID.randomUUID();
    private final String condition = "~host = \"" + host + '"';
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Nested
    class Setting {

        @Test
        void tellsWhoWhyAndUntilWhen() {
            Answer answer = set(Map.of("comment", " a new disk ", "lasting", "3h"));

            assertThat(answer.status()).isEqualTo(302);
            String page = visitor.get(answer.header("Location")).text();
            assertThat(page).contains("It is muted:");
            assertThat(mute(page))
                    .contains("@vera", ">a new disk<", "2h 59m more", ">end it<", "class=\"mute active\"");
        }

        @Test
        void remembersTheNameThatIsTyped() {
            Answer answer = visitor.postForm(
                    "/mutes", Map.of("mql", condition, "lasting", "1h", "comment", "x", "by", "petr"), "a=b");

            assertThat(answer.header("Set-Cookie")).startsWith("tocsin-name=%40petr");
            assertThat(mute(visitor.get("/mutes").text())).contains("@petr");
        }

        @Test
        void goesByTheClockOfTheReader() {
            Map<String, String> fields = Map.of(
                    "from",
                    "2096-11-22T10:00",
                    "lasting",
                    "until",
                    "until",
                    "2096-11-23T08:30",
                    "zone",
                    "Europe/Berlin");

            String page = visitor.get(set(fields).header("Location")).text();
            assertThat(page).contains("It will be muted:");
            assertThat(mute(page))
                    .contains("2096-11-22T09:00:00Z", "2096-11-23T07:30:00Z", "class=\"mute pending\"", "in 2");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                mql     | ''               | Expected which alerts to mute in the field mql
                mql     | ~host =          | <u></u>
                mql     | severty = S3     | <u>severty</u>
                mql     | flapping         | Expected only what is known before there is an incident
                mql     | ~a = b limit 5   | Expected a condition alone
                lasting | soon             | Expected a duration such as 30m
                lasting | until            | Expected a day and a time until which it is to be quiet
                from    | tomorrow         | Expected a day and a time from which it is to be quiet
                zone    | Mars             | Expected a day and a time from which it is to be quiet
                by      | two words        | Expected
                """)
        void isRefusedBesideWhatWasTyped(String field, String value, String expected) {
            Map<String, String> fields = new HashMap<>(Map.of("comment", "why " + host, "lasting", "1h"));
            if (field.equals("zone")) {
                fields.put("from", "2096-11-22T10:00");
            }
            fields.put(field, value);
            Answer answer = set(fields);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text())
                    .contains(expected, "role=\"alert\"", "value=\"why " + host + '"')
                    .containsPattern("<details class=\"command mute-form\"[^>]* open")
                    .doesNotContain("??");
        }

        @Test
        void isBegunFromAnIncident() {
            String fingerprint = visitor.say(
                            "{\"trigger\": \"T\", \"project\": \"%1$s\", \"labels\": {\"host\": \"%1$s\"}}"
                                    .formatted(host))
                    .at("/events/0/fingerprint")
                    .asString();
            assertThat(visibility.await()).isTrue();
            String number = visitor.get("/api/v1/alerts/" + fingerprint)
                    .json()
                    .path("incident")
                    .asString();
            String link = visitor.get("/incidents/" + number)
                    .text()
                    .replaceAll("(?s).*href=\"(/mutes\\?mql=[^\"]*)\".*", "$1");

            assertThat(visitor.get(link).text())
                    .contains("value=\"project = &quot;" + host + "&quot; and trigger in (&quot;T&quot;)\"");
        }

        @Test
        void isFilledByAnAddress() {
            String page = visitor.get("/mutes?lasting=8h&comment=because&mql=" + Visitor.encoded("severty < S3"))
                    .text();

            assertThat(page)
                    .contains("<u>severty</u>", "value=\"because\"")
                    .containsPattern("<option value=\"8h\" selected")
                    .containsPattern("<details class=\"command mute-form\"[^>]* open");
            assertThat(visitor.get("/mutes").text())
                    .doesNotContainPattern("<details class=\"command mute-form\"[^>]* open");
        }
    }

    @Nested
    class Holding {

        @Test
        void tellsHowManyAlertsItHoldsBack() {
            set(Map.of("lasting", "1h"));
            for (String trigger : new String[] {"A", "B"}) {
                visitor.say("{\"trigger\": \"%s\", \"labels\": {\"host\": \"%s\"}}".formatted(trigger, host));
            }
            assertThat(visibility.await()).isTrue();

            assertThat(mute(visitor.get("/mutes").text())).contains("alerts held back: 2");
        }

        @Test
        void isToldOfTheRulebookAsWell() {
            visitor.putText("/api/v1/rulebook", "application/yaml", """
                    mutes:
                      - name: nightly
                        match: '%s'
                        days: [mon, tue, wed, thu, fri, sat, sun]
                        from: "03:00"
                        until: "03:00"
                        zone: Europe/Berlin
                        comment: reports
                    """.formatted(condition));
            String mute = mute(visitor.get("/mutes").text());
            visitor.putText("/api/v1/rulebook", "application/yaml", "{}");

            assertThat(mute)
                    .contains("nightly, in the rulebook, line 2", "03:00 to 03:00 Europe/Berlin", ">reports<")
                    .doesNotContain("end it");
        }

        @Test
        void isOpenToWhoeverReadsRussian() {
            set(Map.of("lasting", "1h", "comment", "диск"));

            assertThat(visitor.get("/mutes", "Accept-Language", "ru").text())
                    .contains("Заглушки", "Действуют", "поставил", "диск")
                    .doesNotContain("??", " style=\"", " onclick=");
        }
    }

    @Nested
    class Ending {

        @Test
        void tellsByWhom() {
            String id = id(set(Map.of("lasting", "1h")));
            Answer answer = end(id, Map.of("comment", "done"));

            assertThat(answer.status()).isEqualTo(302);
            String page = visitor.get(answer.header("Location")).text();
            assertThat(page).contains("It is muted no longer:");
            assertThat(mute(page))
                    .contains("class=\"mute expired\"", "ended by", "@vera")
                    .doesNotContain("end it");
            assertThat(visitor.get("/api/v1/mutes/" + id)
                            .json()
                            .at("/history/1/comment")
                            .asString())
                    .isEqualTo("done");
        }

        @Test
        void leavesWhatIsOverAsItIs() {
            String id = id(set(Map.of("lasting", "1h")));
            end(id, Map.of("by", "@petr"));

            assertThat(end(id, Map.of("by", "@boris")).status()).isEqualTo(302);
            assertThat(mute(visitor.get("/mutes").text())).contains("@petr").doesNotContain("@boris");
        }

        @Test
        void isRefusedWithAReason() {
            String id = id(set(Map.of("lasting", "1h")));
            Answer badName = end(id, Map.of("by", "two words", "comment", "typed " + host));

            assertThat(badName.status()).isEqualTo(400);
            assertThat(mute(badName.text())).contains(" open", "value=\"typed " + host, "value=\"two words\"");
            assertThat(end(UUID.randomUUID().toString(), Map.of()).status()).isEqualTo(404);
            assertThat(end("rulebook:a:0", Map.of()).text()).contains("this one is of the rulebook");
            assertThat(visitor.get("/mutes?done=nonsense").status()).isEqualTo(404);
        }

        @Test
        void leavesAListThatIsReadPageByPage() {
            for (int i = 0; i < 21; i++) {
                end(id(set(Map.of("lasting", "1h", "comment", "no. " + i))), Map.of());
            }
            String first = visitor.get("/mutes").text();
            String next = first.replaceAll("(?s).*href=\"(/mutes\\?cursor=[^\"]*)\".*", "$1");

            assertThat(first).contains(">no. 20<").doesNotContain(">no. 0<");
            assertThat(visitor.get(next.replace("&amp;", "&")).text()).contains(">no. 0<");
            Answer foreign = visitor.get("/mutes?cursor=nonsense");
            assertThat(foreign.status()).isEqualTo(400);
            assertThat(foreign.header("Content-Type")).startsWith("text/html");
        }
    }

    private Answer set(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(Map.of("mql", condition));
        all.putAll(fields);
        return visitor.postForm("/mutes", all, VERA);
    }

    private Answer end(String id, Map<String, String> fields) {
        return visitor.postForm("/mutes/" + id + "/end", fields, VERA);
    }

    private static String id(Answer answer) {
        return answer.header("Location").replaceAll(".*done=", "");
    }

    /** The one of this test, as the page shows it. */
    private String mute(String page) {
        int text = page.lastIndexOf(host + "&quot;</code></a></h2>");
        assertThat(text).as(page).isPositive();
        return page.substring(page.lastIndexOf("<article", text), page.indexOf("</article>", text));
    }
}
