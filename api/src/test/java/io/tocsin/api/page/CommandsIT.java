package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Every command, by the forms of the page alone. */
@WithTocsin
class CommandsIT {

    private final String trigger = "Trigger-" + UUID.randomUUID();
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Nested
    class Baton {

        @Test
        void isHandedOverAndDeclinedAndTaken() {
            long number = open("a");
            done(number, "take", Map.of("by", "@petr"));
            done(number, "handover", Map.of("by", "@petr", "to", "@vera", "comment", "the network is yours"));
            assertThat(page(number)).contains("offered to", "@vera", "the network is yours");

            done(number, "return", Map.of("by", "@vera"));
            assertThat(json(number).path("holder").asString()).isEqualTo("@petr");
            assertThat(json(number).path("offeredTo").isNull()).isTrue();
            done(number, "handover", Map.of("by", "@petr", "to", "@vera"));
            done(number, "take", Map.of("by", "@vera"));
            assertThat(json(number).path("holder").asString()).isEqualTo("@vera");
        }

        @Test
        void isOfferedToWhomTheRulebookKnows() {
            assertThat(page(open("a"))).contains("<datalist", "value=\"#l1\"");
        }

        @Test
        void goesToNobodyWithoutAName() {
            long number = open("a");
            done(number, "take", Map.of("by", "@petr"));
            Answer refused = form(number, "handover", Map.of("by", "@petr", "to", "  ", "comment", "my words"));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(opened(refused)).isEqualTo("do-handover");
            assertThat(refused.text()).contains("Expected", "my words");
        }
    }

    @Nested
    class Snoozing {

        @ParameterizedTest
        @ValueSource(strings = {"30m", "1h", "3h", "6h"})
        void isForATimeAndEndsWhenItIsWoken(String time) {
            long number = open("a");
            done(number, "snooze", Map.of("by", "@petr", "lasting", time, "wakeWhenOk", "yes"));

            assertThat(json(number).path("status").asString()).isEqualTo("snoozed");
            assertThat(json(number).path("snoozed").path("wakeWhenOk").asBoolean())
                    .isTrue();
            assertThat(page(number)).contains("wake when it is OK", "do-wake");
            done(number, "wake", Map.of("by", "@petr"));
            assertThat(json(number).path("status").asString()).isNotEqualTo("snoozed");
        }

        @Test
        void isUntilAMomentOfTheReadersClock() {
            long number = open("a");
            done(number, "snooze", Map.of("lasting", "until", "until", "2126-10-26T09:00", "zone", "Europe/Moscow"));

            assertThat(json(number).path("snoozed").path("until").asString()).isEqualTo("2126-10-26T06:00:00Z");
        }

        @Test
        void isForEverOnlyWhenItIsSaidTwice() {
            long number = open("a");
            Answer once = form(number, "snooze", Map.of("lasting", "forever", "comment", "it is a printer"));
            assertThat(once.status()).isEqualTo(400);
            assertThat(opened(once)).isEqualTo("do-snooze");
            assertThat(once.text()).contains("Expected a second yes", "it is a printer");

            done(number, "snooze", Map.of("lasting", "forever", "sure", "yes"));
            assertThat(json(number).path("snoozed").path("until").isNull()).isTrue();
            assertThat(page(number)).contains("for ever");
        }

        @ParameterizedTest
        @CsvSource({"tomorrow, UTC", "2126-10-26T09:00, Nowhere/None", "'', UTC"})
        void needsAMomentThatThereIs(String until, String zone) {
            Answer refused = form(open("a"), "snooze", Map.of("lasting", "until", "until", until, "zone", zone));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("Expected a day and a time");
        }
    }

    @Nested
    class Others {

        @Test
        void pinAndUnpinTheSeverity() {
            long number = open("a");
            done(number, "severity", Map.of("severity", "S2"));
            assertThat(json(number).path("severityPinned").asBoolean()).isTrue();
            assertThat(page(number)).contains("do-unpin");

            done(number, "unpin", Map.of());
            assertThat(json(number).path("severityPinned").asBoolean()).isFalse();
            assertThat(page(number)).doesNotContain("do-unpin");
        }

        @Test
        void describe() {
            long number = open("a");
            done(number, "describe", Map.of("title", "The queue is stuck", "text", "since nine"));

            assertThat(page(number)).contains("The queue is stuck", "since nine");
        }

        @Test
        void splitAndMergeAndUndoIt() {
            long number = open("a", "b");
            String fingerprint =
                    json(number).path("alerts").get(0).path("fingerprint").asString();
            assertThat(page(number)).contains("value=\"" + fingerprint + "\"");
            done(number, "split", Map.of("alerts", fingerprint));
            long other = visitor.get("/api/v1/alerts/" + fingerprint)
                    .json()
                    .path("incident")
                    .asLong();
            assertThat(page(other)).contains("split from", "/incidents/" + number);

            done(other, "merge", Map.of("number", "#" + number));
            assertThat(page(other)).contains("merged into", "do-reopen").doesNotContain("do-snooze", "do-close");
            done(other, "reopen", Map.of());
            assertThat(json(other).path("alertCount").asLong()).isEqualTo(1);
        }

        @Test
        void relateAndUnrelate() {
            long cause = open("a");
            long consequence = open("a", "of-another");
            done(cause, "relate", Map.of("number", "" + consequence, "as", "cause"));
            assertThat(page(consequence)).contains("caused by", "href=\"/incidents/" + cause + "\"", "do-unrelate");

            done(consequence, "unrelate", Map.of("number", "" + cause));
            assertThat(page(consequence)).doesNotContain("do-unrelate");
        }

        @Test
        void closeWithAResolutionAndReopen() {
            long number = open("a");
            done(number, "close", Map.of("resolution", "a bigger disk"));
            assertThat(page(number)).contains("a bigger disk", "do-reopen").doesNotContain("do-take");

            done(number, "reopen", Map.of());
            assertThat(page(number)).contains("do-take", "do-close").doesNotContain("do-reopen");
        }

        @Test
        void areRememberedWhenItComesAgain() {
            long before = open("a");
            done(before, "take", Map.of("by", "@petr"));
            done(before, "comment", Map.of("by", "@petr", "comment", "look at the cable first"));
            done(before, "close", Map.of("by", "@petr", "resolution", "a new cable"));
            String page = page(open("a", "of-another"));

            assertThat(page)
                    .contains("Seen before", "look at the cable first", "a new cable", "new here")
                    .doesNotContain("??");
            assertThat(page(before)).contains("Also open in the project");
        }

        @Test
        void needTheNumberOfAnIncident() {
            Answer refused = form(open("a"), "merge", Map.of("number", "that one"));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(opened(refused)).isEqualTo("do-merge");
            assertThat(refused.text()).contains("Expected the number of an incident", "value=\"that one\"");
        }

        @Test
        void areAtAddressesThatThereAre() {
            assertThat(form(open("a"), "explode", Map.of()).status()).isEqualTo(404);
        }
    }

    private void done(long number, String action, Map<String, String> fields) {
        Answer answer = form(number, action, fields);
        assertThat(answer.status()).as(action + ": " + answer.text()).isEqualTo(302);
    }

    private Answer form(long number, String action, Map<String, String> fields) {
        return visitor.postForm("/incidents/" + number + "/" + action, fields, "a=b");
    }

    private String page(long number) {
        return visitor.get("/incidents/" + number).text();
    }

    private JsonNode json(long number) {
        return visitor.get("/api/v1/incidents/" + number).json();
    }

    /** The form that is shown open. */
    private static String opened(Answer answer) {
        return Arrays.stream(answer.text().split("<details"))
                .map(part -> part.split(">", 2)[0])
                .filter(tag -> tag.contains(" open"))
                .map(tag -> tag.replaceAll("(?s).*id=\"(do-[a-z]+)\".*", "$1"))
                .findFirst()
                .orElse("none");
    }

    /** One incident of alerts on these hosts; those of {@code of-another} are of another trigger. */
    private long open(String... hosts) {
        String[] events = Arrays.stream(hosts)
                .map(host -> """
                        {"trigger": "%s", "labels": {"host": "%s", "set": "%s"}}""".formatted(host.equals("of-another") ? trigger + "-2" : trigger, host, trigger))
                .toArray(String[]::new);
        JsonNode said = visitor.say(events);
        assertThat(visibility.await()).isTrue();
        String last =
                said.path("events").get(hosts.length - 1).path("fingerprint").asString();
        return visitor.get("/api/v1/alerts/" + last).json().path("incident").asLong();
    }
}
