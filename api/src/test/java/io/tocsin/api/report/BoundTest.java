package io.tocsin.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.api.problem.ProblemException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void holdsTheWholeOfADay() {
        assertThat(Bound.FROM.read("2026-11-01", ZoneOffset.UTC)).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(Bound.TO.read(" 2026-11-30 ", ZoneOffset.UTC)).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(Bound.TO.read("2028-02-29", ZoneOffset.UTC)).isEqualTo("2028-03-01T00:00:00Z");
    }

    @Test
    void knowsThatDaysAreNotEquallyLong() {
        assertThat(Bound.FROM.read("2026-10-25", BERLIN)).isEqualTo("2026-10-24T22:00:00Z");
        assertThat(Bound.TO.read("2026-10-25", BERLIN)).isEqualTo("2026-10-25T23:00:00Z");
        assertThat(Bound.FROM.read("2018-11-04", ZoneId.of("America/Sao_Paulo")))
                .isEqualTo("2018-11-04T03:00:00Z");
    }

    @Test
    void leavesMomentsAsTheyAre() {
        assertThat(Bound.FROM.read("2026-11-01T08:00:00.5Z", BERLIN)).isEqualTo("2026-11-01T08:00:00.5Z");
        assertThat(Bound.TO.read("2026-11-01T08:00:00+01:00", BERLIN)).isEqualTo("2026-11-01T07:00:00Z");
    }

    @Test
    void mayBeMissing() {
        assertThat(Bound.FROM.read(null, BERLIN)).isNull();
        assertThat(Bound.TO.read(" ", BERLIN)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-02-30",
                "2026-11",
                "26-11-01",
                "01.11.2026",
                "2026-11-01T08:00",
                "2026-11-01 08:00:00Z",
                "1764547200000",
                "0000-01-01",
                "9999-12-31",
                "-2026-11-01",
                "+999999999-12-31",
                "+1000000000-12-31T23:59:59Z"
            })
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Bound.TO.read(text, ZoneOffset.UTC))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "Expected a day such as 2026-11-01, or a moment such as 2026-11-01T08:00:00Z, for to, but it is \""
                                + text + '"');
    }
}
