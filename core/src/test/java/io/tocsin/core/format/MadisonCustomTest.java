package io.tocsin.core.format;

import static io.tocsin.core.message.Format.MADISON_CUSTOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Signal;
import io.tocsin.core.severity.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MadisonCustomTest {

    @Test
    void happensAtTheMomentOfReceipt() {
        Event event = Read.event(MADISON_CUSTOM, """
                {"labels": {"trigger": "DeployFailed", "severity_level": "2", "service": "shop", "alertname": "x"},
                 "annotations": {"summary": "s", "plk_pending_until_firing_for": "10m"}}
                """);

        assertThat(event.trigger()).isEqualTo("DeployFailed");
        assertThat(event.kind()).isEqualTo(Kind.INSTANT);
        assertThat(event.signal()).isEqualTo(Signal.FIRING);
        assertThat(event.at()).isEqualTo(Read.NOW);
        assertThat(event.since()).isNull();
        assertThat(event.severity()).isEqualTo(Severity.S2);
        assertThat(event.labels().toMap()).containsOnlyKeys("alertname", "service", "severity_level");
        assertThat(event.annotations().toMap()).containsOnlyKeys("summary");
        assertThat(event.pendingFor()).as("an instant event cannot wait").isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"labels\":{\"alertname\":\"A\"}}|``|Expected a label \"trigger\", but there is none",
                "{\"labels\":{\"trigger\":\"\"}}|``|Expected a label \"trigger\", but there is none",
                "{\"annotations\":{}}|``|Expected the field \"labels\", but there is none",
                "{\"label\":{}}|/label|but it is \"label\"; did you mean \"labels\"?",
                "{\"labels\":{\"trigger\":\"A\"},\"startsAt\":\"\"}|/startsAt|Expected one of the fields annotations, labels",
                "[]|``|Expected an object, but it is an array"
            })
    void refusesWhatIsNoCustomEvent(String body, String pointer, String message) {
        assertThat(Read.fault(MADISON_CUSTOM, body)).satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.message()).contains(message);
        });
    }
}
