package io.tocsin.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59Z, 2026-01-31T23:59:59Z",
        "2026-01-31T23:59:59.1Z, 2026-01-31T23:59:59.100Z",
        "2026-01-31T23:59:59.123456789Z, 2026-01-31T23:59:59.123456789Z",
        "2026-01-31T23:59:59+02:00, 2026-01-31T21:59:59Z",
        "2026-01-31T23:59:59.5-11:30, 2026-02-01T11:29:59.500Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2000-02-29T00:00:00Z, 2000-02-29T00:00:00Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "2026-01-31t23:59:59z, 2026-01-31T23:59:59Z"
    })
    void readsWhatProgramsWrite(String text, Instant time) {
        assertThat(Times.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"})
    void takesTheZeroOfGoForNone(String text) {
        assertThat(Times.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-31",
                "2026-01-31T23:59:59",
                "2026-01-31 23:59:59Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:61Z",
                "2026-01-01T00:00:00.Z",
                "2026-01-01T00:00:00.1234567890Z",
                "2026-01-01T00:00:00+1:00",
                "2026-01-01T00:00:00+19:00",
                "2026-01-01T00:00:00Zx",
                "-026-01-01T00:00:00Z",
                "1782000000",
                "2026-01-01T00:00:0٣Z",
                "+10000-01-01T00:00:00Z",
                "now"
            })
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Times.parse(text))
                .withMessageStartingWith("Expected a time like 2026-01-31T09:28:12Z (RFC 3339), but it is ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59Z",
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:01Z",
                "9999-12-31T23:59:59-01:00"
            })
    void refusesYearsInWhichNothingIsMonitored(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Times.parse(text))
                .withMessageStartingWith("Expected a time in the years 1970 to 9999");
    }

    @Test
    void agreesWithTheCalendarOfJava() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(253_402_214_400L), random.nextInt(1_000_000_000));
            OffsetDateTime written = time.atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-64, 65) * 900));
            byte[] text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(written).getBytes(StandardCharsets.US_ASCII);

            Instant read = Times.read(text, 0, text.length);

            assertThat(read).as(written.toString()).isEqualTo(time);
        }
    }
}
