package io.tocsin.core.format;

import static io.tocsin.core.message.Format.ALERTMANAGER_V2;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Link;
import io.tocsin.core.event.Signal;
import io.tocsin.core.message.EventRules;
import io.tocsin.core.message.Sender;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertmanagerV2Test {

    @Nested
    class WhatAnAlertSaysOfTime {

        @Test
        void isFiringWhileItsEndLiesAheadAndPromisesToSpeakAgain() {
            Event event = times("2026-07-01T11:00:00Z", "2026-07-01T11:34:00Z");

            assertThat(event.kind()).isEqualTo(Kind.LASTING);
            assertThat(event.signal()).isEqualTo(Signal.FIRING);
            assertThat(event.at()).isEqualTo(Read.NOW);
            assertThat(event.since()).isEqualTo("2026-07-01T11:00:00Z");
            assertThat(event.patience()).isEqualTo(Duration.ofMinutes(5));
            assertThat(event.skewed()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-07-01T11:29:59.999Z", "2026-07-01T11:30:00Z", "2026-07-01T12:30:00+01:00"})
        void isOkOnceItsEndHasCome(String endsAt) {
            Event event = times("2026-07-01T11:00:00Z", endsAt);

            assertThat(event.signal()).isEqualTo(Signal.OK);
            assertThat(event.at()).isBetween("2026-07-01T11:29:59Z", "2026-07-01T11:30:00Z");
            assertThat(event.since()).isEqualTo("2026-07-01T11:00:00Z");
            assertThat(event.patience()).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"\"", "\"0001-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00.000Z\"", "null"})
        void holdsFiveMinutesWithoutAnEnd(String endsAt) {
            Event event = Read.event(ALERTMANAGER_V2, "[{\"labels\":{\"alertname\":\"A\"},\"endsAt\":" + endsAt + "}]");

            assertThat(event.signal()).isEqualTo(Signal.FIRING);
            assertThat(event.since()).isNull();
            assertThat(event.patience()).isEqualTo(Duration.ofMinutes(5));
        }

        @Test
        void holdsAsLongAsItsSenderSaysWithoutAnEnd() {
            Sender sender = new Sender("prometheus", "default", Severity.S4, Duration.ofMinutes(12), EventRules.NONE);

            Event without = Read.event(ALERTMANAGER_V2, "[{\"labels\":{\"alertname\":\"A\"}}]", sender);
            Event with = Read.event(
                    ALERTMANAGER_V2,
                    "[{\"labels\":{\"alertname\":\"A\"},\"endsAt\":\"2026-07-01T11:31:00Z\"}]",
                    sender);

            assertThat(without.patience()).isEqualTo(Duration.ofMinutes(12));
            assertThat(with.patience()).isEqualTo(Duration.ofMinutes(2));
        }

        @Test
        void isNotSkewedByAPromiseFarAhead() {
            Event event = times("2026-07-01T11:00:00Z", "2026-07-02T11:30:00Z");

            assertThat(event.skewed()).isFalse();
            assertThat(event.patience()).isEqualTo(Duration.ofDays(1).plusMinutes(1));
        }

        @ParameterizedTest
        @CsvSource({
            "2026-07-01T11:35:00Z, 2026-07-01T11:35:00Z, false",
            "2026-07-01T11:35:00.001Z, 2026-07-01T11:30:00Z, true"
        })
        void setsABeginningTooFarAheadToTheTimeOfReceipt(String startsAt, String since, boolean skewed) {
            Event event = times(startsAt, "2026-07-01T12:00:00Z");

            assertThat(event.since()).isEqualTo(since);
            assertThat(event.skewed()).isEqualTo(skewed);
        }

        @Test
        void cannotEndBeforeItBegins() {
            assertThat(Read.fault(ALERTMANAGER_V2, body("2026-07-01T11:00:00Z", "2026-07-01T10:59:59Z")))
                    .satisfies(fault -> assertThat(fault.index()).isZero())
                    .satisfies(fault -> assertThat(fault.message()).startsWith("Expected endsAt after startsAt"));
        }

        private Event times(String startsAt, String endsAt) {
            return Read.event(ALERTMANAGER_V2, body(startsAt, endsAt));
        }

        private String body(String startsAt, String endsAt) {
            return "[{\"labels\":{\"alertname\":\"A\"},\"startsAt\":\"" + startsAt + "\",\"endsAt\":\"" + endsAt
                    + "\"}]";
        }
    }

    @Nested
    class WhatIdentifiesIt {

        @Test
        void isTheTriggerTheProjectAndTheLabels() {
            Event event = Read.alert("project=shop;instance=a;job=node", "");

            assertThat(event.trigger()).isEqualTo("A");
            assertThat(event.project()).isEqualTo("shop");
            assertThat(event.labels().toMap()).containsOnlyKeys("instance", "job");
            assertThat(event.fingerprint())
                    .isEqualTo(Read.alert("job=node;project=shop;instance=a", "summary=x")
                            .fingerprint())
                    .isNotEqualTo(
                            Read.alert("project=shop;instance=b;job=node", "").fingerprint())
                    .isNotEqualTo(
                            Read.alert("project=toys;instance=a;job=node", "").fingerprint());
        }

        @Test
        void isInTheProjectOfItsSenderWhenItNamesNone() {
            Sender sender = new Sender("p", "shop", Severity.S4, null, EventRules.NONE);

            assertThat(Read.event(ALERTMANAGER_V2, "[{\"labels\":{\"alertname\":\"A\"}}]", sender)
                            .project())
                    .isEqualTo("shop");
            assertThat(Read.event(ALERTMANAGER_V2, "[{\"labels\":{\"alertname\":\"A\",\"project\":\"\"}}]", sender)
                            .project())
                    .isEqualTo("shop");
        }

        @Test
        void isNotSeverity() {
            Event event = Read.alert("severity=critical;severity_level=3;impact=1;likelihood=1;job=x", "");

            assertThat(event.fingerprint()).isEqualTo(Read.alert("job=x", "").fingerprint());
            assertThat(event.labels().toMap())
                    .containsOnlyKeys("impact", "job", "likelihood", "severity", "severity_level");
        }

        @Test
        void anEmptyLabelIsNoLabel() {
            assertThat(Read.alert("job=x;pod=", "")).satisfies(event -> {
                assertThat(event.labels().has("pod")).isFalse();
                assertThat(event.fingerprint())
                        .isEqualTo(Read.alert("job=x", "").fingerprint());
            });
        }

        @Test
        void aLabelNamedTriggerIsOneLikeOthersUnlessItRepeatsTheTrigger() {
            assertThat(Read.alert("trigger=B", "").labels().get("trigger")).isEqualTo("B");
            assertThat(Read.alert("trigger=A", "").labels().isEmpty()).isTrue();
        }

        @Test
        void aLabelMayBeWrittenTwiceWithTheSameValue() {
            assertThat(Read.alert("pod=x;alertname=A", "").labels().toMap()).containsOnlyKeys("pod");
        }

        @Test
        void namesMayBeAnyText() {
            assertThat(Read.alert("команда=платформа; /~=😀", "").labels().toMap())
                    .containsEntry("команда", "платформа")
                    .containsEntry(" /~", "😀");
        }
    }

    @Nested
    class WhatIsKeptOfIt {

        @Test
        void aSourceThatCanBeFollowedIsALink() {
            assertThat(source("https://prometheus/graph").links())
                    .containsExactly(new Link("source", "https://prometheus/graph"));
            assertThat(source("javascript:alert(1)").links()).isEmpty();
            assertThat(source("http://").links()).isEmpty();
            assertThat(source("http://a b").links()).isEmpty();
        }

        @Test
        void urlsInAnnotationsStayAnnotations() {
            Event event = Read.alert("", "runbook_url=https://runbooks/A;dashboard_url=https://grafana/A");

            assertThat(event.links()).isEmpty();
            assertThat(event.annotations().toMap()).containsOnlyKeys("runbook_url", "dashboard_url");
        }

        @Test
        void unknownFieldsAreLeftAside() {
            Event event = Read.event(
                    ALERTMANAGER_V2, "[{\"new\":{\"a\":[1,{\"b\":null}]},\"labels\":{\"alertname\":\"A\"},\"x\":1e9}]");

            assertThat(event.trigger()).isEqualTo("A");
        }

        @Test
        void otherWordsForPeopleHaveAnotherHash() {
            assertThat(Read.alert("", "summary=a").description())
                    .isEqualTo(Read.alert("job=x", "summary=a").description())
                    .isNotEqualTo(Read.alert("", "summary=b").description())
                    .isNotEqualTo(Read.alert("", "description=a").description())
                    .isNotEqualTo(Read.alert("", "").description());
            assertThat(source("http://a").description())
                    .isEqualTo(source("http://b").description());
        }

        private Event source(String url) {
            return Read.event(ALERTMANAGER_V2, "[{\"labels\":{\"alertname\":\"A\"},\"generatorURL\":\"" + url + "\"}]");
        }
    }

    @Nested
    class WhatIsRefused {

        @Test
        void isOneAlertAndNotThoseBesideIt() {
            Reading reading = Read.body(ALERTMANAGER_V2, """
                    [
                      {"labels": {"alertname": "A"}},
                      {"labels": {"alertname": 5}, "annotations": {"a": {"b": [1]}}},
                      {"annotations": {}},
                      7,
                      [{"labels": {"alertname": "inside"}}],
                      {"labels": {"alertname": "B"}}
                    ]
                    """);

            assertThat(reading.rejected()).isFalse();
            assertThat(reading.events()).extracting(Event::trigger).containsExactly("A", "B");
            assertThat(reading.events()).extracting(Event::index).containsExactly(0, 5);
            assertThat(reading.faults()).extracting("index").containsExactly(1, 2, 3, 4);
            assertThat(reading.faults()).extracting("line").containsExactly(3, 4, 5, 6);
            assertThat(reading.faults()).extracting("pointer").containsExactly("/1/labels/alertname", "/2", "/3", "/4");
        }

        @Test
        void isAnAlertWithoutAName() {
            assertThat(Read.fault(ALERTMANAGER_V2, "[{\"labels\":{\"job\":\"x\"}}]")
                            .message())
                    .isEqualTo("Expected a label \"alertname\", but there is none");
        }

        @Test
        void isAnAlertWithoutLabelsAndTheMistypedFieldIsNamed() {
            assertThat(Read.fault(ALERTMANAGER_V2, "[{\"a\":1,\"lables\":{\"alertname\":\"x\"}}]")
                            .message())
                    .isEqualTo("Expected the field \"labels\", but there is none; did you mean it by \"lables\"?");
        }

        @Test
        void nothingIsWhatAnEmptyArraySays() {
            assertThat(Read.body(ALERTMANAGER_V2, " [ ] "))
                    .isEqualTo(new Reading(java.util.List.of(), java.util.List.of()));
        }

        @Test
        void veryManyFaultsAreCountedAndNotAllTold() {
            Reading reading =
                    Read.body(ALERTMANAGER_V2, "[" + "{},".repeat(4_999) + "{\"labels\":{\"alertname\":\"A\"}}]");

            assertThat(reading.events()).hasSize(1);
            assertThat(reading.faults()).hasSize(1_001);
            assertThat(reading.faults().getLast().message()).isEqualTo("Expected events, but 3999 more are refused");
        }

        @Test
        void isABodyOfMoreEventsThanAMessageMayHold() {
            assertThat(Read.fault(ALERTMANAGER_V2, "[" + "{},".repeat(100_000) + "{}]")
                            .message())
                    .isEqualTo("Expected at most 100,000 events in a message, but there are more");
        }
    }
}
