package io.tocsin.core.format;

import static io.tocsin.core.message.Format.ALERTMANAGER_WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerWebhookTest {

    @Test
    void speaksOfTheEdgeWhereItBegins() {
        Event event = alert("firing", "2026-07-01T11:00:00Z", "0001-01-01T00:00:00Z");

        assertThat(event.kind()).isEqualTo(Kind.LASTING);
        assertThat(event.signal()).isEqualTo(Signal.FIRING);
        assertThat(event.at()).isEqualTo("2026-07-01T11:00:00Z");
        assertThat(event.since()).isEqualTo("2026-07-01T11:00:00Z");
        assertThat(event.patience()).isNull();
    }

    @Test
    void speaksOfTheEdgeWhereItEnds() {
        Event event = alert("resolved", "2026-07-01T11:00:00Z", "2026-07-01T11:20:00Z");

        assertThat(event.signal()).isEqualTo(Signal.OK);
        assertThat(event.at()).isEqualTo("2026-07-01T11:20:00Z");
        assertThat(event.since()).isEqualTo("2026-07-01T11:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"firing", "resolved"})
    void takesTheTimeOfReceiptWhereNoneIsGiven(String status) {
        assertThat(alert(status, "", "").at()).isEqualTo(Read.NOW);
    }

    @Test
    void clampsAnEndThatLiesAhead() {
        Event event = alert("resolved", "2026-07-01T11:34:00Z", "2026-07-01T11:40:00Z");

        assertThat(event.skewed()).isTrue();
        assertThat(event.at()).isEqualTo(Read.NOW);
        assertThat(event.since()).isEqualTo(Read.NOW);
    }

    @Test
    void readsTheVersionAfterTheAlerts() {
        Reading reading = Read.body(
                ALERTMANAGER_WEBHOOK,
                "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"A\"}}],\"version\":\"4\"}");

        assertThat(reading.events()).hasSize(1);
    }

    @Test
    void nothingIsRefusedInABodyWithoutAlerts() {
        assertThat(Read.body(ALERTMANAGER_WEBHOOK, "{\"version\":\"4\",\"alerts\":[]}"))
                .isEqualTo(new Reading(List.of(), List.of()));
        assertThat(Read.body(ALERTMANAGER_WEBHOOK, "{\"version\":\"4\",\"alerts\":null}"))
                .isEqualTo(new Reading(List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"version\":\"1\",\"alerts\":[]}|/version|but it is \"1\"",
                "{\"version\":4,\"alerts\":[]}|/version|but it is a number",
                "{\"alerts\":[]}|``|Expected the field \"version\", but there is none",
                "{\"alerts\":[],\"verson\":\"4\"}|``|did you mean it by \"verson\"?",
                "{\"version\":\"4\"}|``|Expected the field \"alerts\", but there is none",
                "{\"version\":\"4\",\"alerts\":{}}|/alerts|Expected an array of alerts, but it is an object",
                "{\"version\":\"4\",\"version\":\"4\",\"alerts\":[]}|/version|once, but it is there twice"
            })
    void refusesAnotherEnvelope(String body, String pointer, String message) {
        assertThat(Read.fault(ALERTMANAGER_WEBHOOK, body)).satisfies(fault -> {
            assertThat(fault.index()).isNull();
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void aVersionThatComesTooLateToldTakesBackWhatWasRead() {
        Reading reading = Read.body(
                ALERTMANAGER_WEBHOOK,
                "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"A\"}}],\"version\":\"3\"}");

        assertThat(reading.rejected()).isTrue();
    }

    @Test
    void refusesAnAlertWithoutStatusAndKeepsTheOthers() {
        Reading reading = Read.body(ALERTMANAGER_WEBHOOK, """
                {"version": "4", "alerts": [
                  {"labels": {"alertname": "A"}},
                  {"status": "pending", "labels": {"alertname": "B"}},
                  {"status": "firing", "label": {"alertname": "C"}},
                  {"status": "firing", "labels": {"alertname": "D"}, "fingerprint": "00"}
                ]}
                """);

        assertThat(reading.events()).extracting(Event::trigger).containsExactly("D");
        assertThat(reading.faults())
                .extracting("pointer")
                .containsExactly("/alerts/0", "/alerts/1/status", "/alerts/2");
        assertThat(reading.faults())
                .extracting("message")
                .containsExactly(
                        "Expected the field \"status\", but there is none",
                        "Expected firing or resolved, but it is \"pending\"",
                        "Expected the field \"labels\", but there is none; did you mean it by \"label\"?");
    }

    private static Event alert(String status, String startsAt, String endsAt) {
        return Read.event(
                ALERTMANAGER_WEBHOOK,
                "{\"version\":\"4\",\"alerts\":[{\"status\":\"" + status + "\",\"labels\":{\"alertname\":\"A\"},"
                        + "\"startsAt\":\"" + startsAt + "\",\"endsAt\":\"" + endsAt + "\"}]}");
    }
}
