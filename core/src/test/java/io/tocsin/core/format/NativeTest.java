package io.tocsin.core.format;

import static io.tocsin.core.message.Format.NATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Link;
import io.tocsin.core.event.Signal;
import io.tocsin.core.message.EventRules;
import io.tocsin.core.message.Sender;
import io.tocsin.core.severity.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeTest {

    @Nested
    class OneEvent {

        @Test
        void needsOnlyATrigger() {
            Event event = Read.event(NATIVE, "{\"trigger\":\"A\"}");

            assertThat(event.trigger()).isEqualTo("A");
            assertThat(event.project()).isEqualTo("default");
            assertThat(event.source()).isEqualTo("prometheus");
            assertThat(event.kind()).isEqualTo(Kind.LASTING);
            assertThat(event.signal()).isEqualTo(Signal.FIRING);
            assertThat(event.at()).isEqualTo(Read.NOW);
            assertThat(event.severity()).isEqualTo(Severity.S4);
            assertThat(event.patience()).isNull();
            assertThat(event.threshold()).isEmpty();
        }

        @Test
        void saysEverythingInItsFields() {
            Event event = event("""
                    "project":"shop","labels":{"pod":"x","project":"shop"},"annotations":{"summary":"s"},
                    "kind":"lasting","signal":"firing","severity":"S2","pendingFor":"1h30m",
                    "links":[{"title":"T","url":"https://a"},{"url":"http://b"}]
                    """);

            assertThat(event.project()).isEqualTo("shop");
            assertThat(event.labels().toMap()).containsOnlyKeys("pod");
            assertThat(event.annotations().toMap()).containsEntry("summary", "s");
            assertThat(event.severity()).isEqualTo(Severity.S2);
            assertThat(event.pendingFor()).isEqualTo(Duration.ofMinutes(90));
            assertThat(event.links()).containsExactly(new Link("T", "https://a"), new Link("http://b", "http://b"));
        }

        @Test
        void isTheSameAlertAsPushed() {
            assertThat(event("\"labels\":{\"job\":\"x\"},\"project\":\"shop\"").fingerprint())
                    .isEqualTo(Read.alert("job=x;project=shop", "").fingerprint());
        }

        @Test
        void takesNullForNothing() {
            Event event = event("""
                    "project":null,"labels":null,"annotations":null,"at":null,"startsAt":null,"pendingFor":null,"links":null
                    """);

            assertThat(event.project()).isEqualTo("default");
        }

        @Test
        void prefersItsFieldToThePlkAnnotation() {
            String annotation = "\"annotations\":{\"plk_pending_until_firing_for\":\"10m\"}";

            assertThat(event(annotation).pendingFor()).isEqualTo(Duration.ofMinutes(10));
            assertThat(event(annotation + ",\"pendingFor\":\"5s\"").pendingFor())
                    .isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Nested
    class Times {

        @ParameterizedTest
        @CsvSource({
            "'', 2026-07-01T11:30:00Z",
            "'\"at\":\"2026-07-01T11:20:00Z\"', 2026-07-01T11:20:00Z",
            "'\"startsAt\":\"2026-07-01T11:10:00Z\"', 2026-07-01T11:10:00Z",
            "'\"at\":\"2026-07-01T11:20:00Z\",\"startsAt\":\"2026-07-01T11:10:00Z\"', 2026-07-01T11:20:00Z",
            "'\"resendEvery\":\"30s\",\"startsAt\":\"2026-07-01T11:10:00Z\"', 2026-07-01T11:30:00Z",
            "'\"resendEvery\":\"30s\",\"at\":\"2026-07-01T11:20:00Z\"', 2026-07-01T11:20:00Z",
            "'\"kind\":\"instant\",\"at\":\"2026-07-01T11:20:00Z\"', 2026-07-01T11:20:00Z"
        })
        void aFiringEventIsOfTheTimeItSays(String members, String at) {
            assertThat(event(members).at()).isEqualTo(at);
        }

        @ParameterizedTest
        @CsvSource({
            "'', 2026-07-01T11:30:00Z",
            "'\"at\":\"2026-07-01T11:20:00Z\"', 2026-07-01T11:20:00Z",
            "'\"endsAt\":\"2026-07-01T11:10:00Z\"', 2026-07-01T11:10:00Z",
            "'\"at\":\"2026-07-01T11:20:00Z\",\"endsAt\":\"2026-07-01T11:10:00Z\"', 2026-07-01T11:10:00Z",
            "'\"startsAt\":\"2026-07-01T11:20:00Z\"', 2026-07-01T11:30:00Z"
        })
        void anOkIsOfTheTimeWhereItEnded(String members, String at) {
            assertThat(event("\"signal\":\"ok\"" + (members.isEmpty() ? "" : "," + members))
                            .at())
                    .isEqualTo(at);
        }

        @Test
        void aSenderThatRepeatsMayMissThreeTimes() {
            assertThat(event("\"resendEvery\":\"30s\"").patience()).isEqualTo(Duration.ofSeconds(90));
            assertThat(event("\"resendEvery\":\"30s\",\"signal\":\"ok\"").patience())
                    .isNull();
            assertThat(event("\"resendEvery\":\"30s\",\"kind\":\"instant\"").patience())
                    .isNull();
        }

        @Test
        void aTimeTooFarAheadIsThatOfReceipt() {
            Event event = event("\"at\":\"2026-07-01T11:35:01Z\"");

            assertThat(event.at()).isEqualTo(Read.NOW);
            assertThat(event.skewed()).isTrue();
            assertThat(event("\"at\":\"2026-07-01T11:35:00Z\"").skewed()).isFalse();
        }
    }

    @Nested
    class Bodies {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"events\":[{\"trigger\":\"A\"},{\"trigger\":\"B\"}]}",
                    " {\n\"events\" : [ {\"trigger\":\"A\"},{\"trigger\":\"B\"}] } \n",
                    "[{\"trigger\":\"A\"},{\"trigger\":\"B\"}]",
                    "{\"trigger\":\"A\"}\n{\"trigger\":\"B\"}\n",
                    "{\"trigger\":\"A\"}\r\n\r\n{\"trigger\":\"B\"}",
                    "{\"trigger\":\"A\"}{\"trigger\":\"B\"}",
                    "\uFEFF[{\"trigger\":\"A\"},{\"trigger\":\"B\"}]"
                })
        void mayHoldSeveralEvents(String body) {
            Reading reading = Read.body(NATIVE, body);

            assertThat(reading.faults()).isEmpty();
            assertThat(reading.events()).extracting(Event::trigger).containsExactly("A", "B");
            assertThat(reading.events()).extracting(Event::index).containsExactly(0, 1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"events\":[]}", "[]"})
        void mayHoldNone(String body) {
            assertThat(Read.body(NATIVE, body).rejected()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/x-ndjson", "Application/NDJSON; charset=utf-8", "application/jsonl"})
        void ofLinesAreReadLineByLineAndABrokenOneLeavesTheOthers(String type) {
            String body = """
                    {"trigger":"A"}
                    {"trigger":"B"

                    {"trigger":"C","x":1}
                    [{"trigger":"D"}]
                    {"trigger":"E"} {"trigger":"F"}
                    {"trigger":"G"}
                    """;
            Reading reading =
                    Formats.read(Read.delivery(NATIVE, type, body.getBytes(StandardCharsets.UTF_8)), Read.SENDER);

            assertThat(reading.events()).extracting(Event::trigger).containsExactly("A", "G");
            assertThat(reading.events()).extracting(Event::index).containsExactly(0, 5);
            assertThat(reading.faults()).extracting("index").containsExactly(1, 2, 3, 4);
            assertThat(reading.faults()).extracting("line").containsExactly(2, 4, 5, 6);
        }

        @Test
        void ofSeveralObjectsNameTheLineOfAFault() {
            Reading reading = Read.body(NATIVE, "{\"trigger\":\"A\"}\n{\"triger\":\"B\"}\n{\"trigger\":\"C\"}");

            assertThat(reading.events()).extracting(Event::trigger).containsExactly("A", "C");
            assertThat(reading.faults()).extracting("line").containsExactly(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"sevrity\":\"S1\"|/sevrity|did you mean \"severity\"?",
                "\"zzz\":1|/zzz|but it is \"zzz\"",
                "\"signal\":\"resolved\"|/signal|Expected firing or ok, but it is \"resolved\"",
                "\"kind\":1|/kind|Expected text, but it is a number",
                "\"severity\":\"S0\"|/severity|Expected S1 to S9, but it is \"S0\"",
                "\"severity\":3|/severity|Expected text, but it is a number",
                "\"impact\":\"huge\"|/impact|Expected an impact",
                "\"impact\":\"deadly\"|``|Expected impact and likelihood together",
                "\"likelihood\":\"9\"|/likelihood|Expected a likelihood",
                "\"pendingFor\":\"soon\"|/pendingFor|Expected a duration like 30s",
                "\"resendEvery\":\"-5s\"|/resendEvery|Expected a duration like 30s",
                "\"at\":\"yesterday\"|/at|Expected a time like 2026-01-31T09:28:12Z",
                "\"at\":\"1969-12-31T23:59:59Z\"|/at|Expected a time in the years 1970 to 9999",
                "\"at\":1|/at|Expected text, but it is a number",
                "\"kind\":\"instant\",\"signal\":\"ok\"|``|Expected the signal firing of an instant event",
                "\"signal\":\"ok\",\"startsAt\":\"2026-07-01T11:00:00Z\",\"endsAt\":\"2026-07-01T10:00:00Z\"|``|Expected endsAt after",
                "\"links\":{}|/links|Expected an array of links",
                "\"links\":[1]|/links/0|Expected a link",
                "\"links\":[{\"title\":\"x\"}]|/links/0|Expected the field \"url\"",
                "\"links\":[{\"url\":\"javascript:alert(1)\"}]|/links/0/url|Expected a URL that starts with http",
                "\"links\":[{\"href\":\"x\"}]|/links/0/href|Expected one of the fields title, url",
                "\"labels\":[]|/labels|Expected an object of labels, but it is an array",
                "\"labels\":{\"\":\"x\"}|/labels/|Expected a name, but it is empty",
                "\"labels\":{\"b\":\"1\",\"a/~\":\"1\",\"a/~\":\"2\"}|/labels/a~1~0|two different ones",
                "\"trigger\":\"B\"|/trigger|Expected the field \"trigger\" once, but it is there twice"
            })
    void refusesAnEventThatIsNotWhatItShouldBe(String members, String pointer, String message) {
        assertThat(Read.fault(NATIVE, "{\"trigger\":\"A\"," + members + "}")).satisfies(fault -> {
            assertThat(fault.index()).isZero();
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{}|0|Expected the field \"trigger\", but there is none",
                "{\"trigger\":\"\"}|0|Expected the field \"trigger\", but there is none",
                "{\"labels\":{\"trigger\":\"A\"}}|0|Expected the field \"trigger\", but there is none",
                "\"A\"|-1|Expected an event, an array of events",
                "{\"events\":{}}|-1|Expected an array of events, but it is an object",
                "{\"events\":[],\"x\":1}|-1|Expected no field beside \"events\"",
                "{\"trigger\":\"A\"} 5|-1|Expected the end or another event, but there is a number",
                "[] []|-1|Expected nothing after the array, but there is an array"
            })
    void refusesABodyThatIsNotOne(String body, int index, String message) {
        assertThat(Read.fault(NATIVE, body)).satisfies(fault -> {
            assertThat(fault.index()).isEqualTo(index < 0 ? null : index);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void refusesATriggerOrProjectThatIsTooLong() {
        String most = "x".repeat(1_000);

        assertThat(Read.event(NATIVE, "{\"trigger\":\"" + most + "\",\"project\":\"" + most + "\"}")
                        .trigger())
                .hasSize(1_000);
        assertThat(Read.fault(NATIVE, "{\"trigger\":\"" + most + "x\"}").pointer())
                .isEqualTo("/trigger");
        assertThat(Read.fault(NATIVE, "{\"trigger\":\"A\",\"labels\":{\"project\":\"" + most + "x\"}}")
                        .pointer())
                .isEqualTo("/labels/project");
    }

    @Test
    void asksItsSenderForWhatItDoesNotSay() {
        Sender sender = new Sender("cron", "shop", Severity.S8, Duration.ofMinutes(1), EventRules.NONE);

        assertThat(Read.event(NATIVE, "{\"trigger\":\"A\"}", sender)).satisfies(event -> {
            assertThat(event.source()).isEqualTo("cron");
            assertThat(event.project()).isEqualTo("shop");
            assertThat(event.severity()).isEqualTo(Severity.S8);
            assertThat(event.patience()).isNull();
        });
    }

    private static Event event(String members) {
        return Read.event(NATIVE, "{\"trigger\":\"A\"" + (members.isEmpty() ? "" : "," + members) + "}");
    }
}
