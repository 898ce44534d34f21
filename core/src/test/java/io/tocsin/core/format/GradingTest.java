package io.tocsin.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Event;
import io.tocsin.core.message.Fault;
import io.tocsin.core.severity.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradingTest {

    @ParameterizedTest
    @CsvSource({
        "severity_level=1, S1",
        "severity_level=9, S9",
        "impact=deadly;likelihood=certain, S1",
        "impact=Critical;likelihood=POSSIBLE, S5",
        "impact=2;likelihood=rare, S7",
        "severity=critical, S3",
        "severity=Page, S3",
        "severity=error, S3",
        "severity=emergency, S3",
        "severity=high, S3",
        "severity=disaster, S3",
        "severity=WARNING, S4",
        "severity=average, S4",
        "severity=medium, S4",
        "severity=info, S7",
        "severity=information, S7",
        "severity=low, S7",
        "severity=none, S7",
        "severity=debug, S7",
        "severity=notice, S7",
        "severity=S2, S2",
        "severity=who knows, S4",
        "severity=2, S4",
        "job=x, S4"
    })
    void readsTheLabels(String labels, Severity severity) {
        assertThat(Read.alert(labels, "").severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "severity_level=5;impact=deadly;likelihood=certain;severity=critical, S5",
        "impact=deadly;likelihood=certain;severity=info, S1",
        "impact=deadly;severity=info, S7",
        "impact=users;likelihood=often;severity=info, S7",
        "severity_level=;severity=info, S7"
    })
    void prefersTheMorePrecise(String labels, Severity severity) {
        assertThat(Read.alert(labels, "").severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "S3", "high", "-1", " 3"})
    void refusesALevelThatIsNone(String level) {
        Fault fault = Read.alertFault("severity_level=" + level, "");

        assertThat(fault.pointer()).isEqualTo("/0/labels/severity_level");
        assertThat(fault.message()).isEqualTo("Expected a level from 1 to 9, but it is \"" + level + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "job=x, ''",
        "severity=warning, warning",
        "severity_level=3;severity=warning, 'warning,3'",
        "likelihood=rare;impact=1, '1,rare'"
    })
    void keepsTheThresholdAsItWasWritten(String labels, String threshold) {
        assertThat(Read.alert(labels, "").threshold()).isEqualTo(threshold);
    }

    @Test
    void aSeverityLabelThatIsIgnoredSaysNothing() {
        Event event = Read.alert("severity=info", "plk_ignore_labels=severity");

        assertThat(event.severity()).isEqualTo(Severity.S4);
        assertThat(event.threshold()).isEmpty();
        assertThat(event.labels().isEmpty()).isTrue();
    }
}
