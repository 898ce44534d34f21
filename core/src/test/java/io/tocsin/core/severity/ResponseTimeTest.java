package io.tocsin.core.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTimeTest {

    private static final Duration DAY = Duration.ofHours(24);

    @ParameterizedTest
    @CsvSource({
        "1m, IMMEDIATE",
        "23h59m59s, IMMEDIATE",
        "24h, BATCH",
        "2d, BATCH",
        "-, RETROSPECTIVE",
        "–, RETROSPECTIVE"
    })
    void isOfTheClassThatItsLengthSays(String text, ResponseClass expected) {
        assertThat(ResponseTime.parse(text, DAY))
                .hasValueSatisfying(time -> assertThat(time.responseClass()).isEqualTo(expected));
    }

    @Test
    void becomesBatchAtTheThreshold() {
        assertThat(ResponseTime.within(Duration.ofHours(8), Duration.ofHours(8)).responseClass())
                .isEqualTo(ResponseClass.BATCH);
        assertThat(ResponseTime.within(Duration.ofHours(8).minusMillis(1), Duration.ofHours(8))
                        .responseClass())
                .isEqualTo(ResponseClass.IMMEDIATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "--", "—", "never", "5"})
    void refusesWhatIsNoResponseTime(String text) {
        assertThat(ResponseTime.parse(text, DAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5m, 10m, true", "10m, 10m, false", "10m, 5m, false", "5m, -, true", "-, 5m, false", "-, -, false"})
    void knowsWhichIsSooner(String one, String other, boolean sooner) {
        assertThat(time(one).soonerThan(time(other))).isEqualTo(sooner);
    }

    @Test
    void hasADeadlineUnlessItIsNever() {
        Instant opened = Instant.parse("2026-02-03T10:00:00Z");

        assertThat(time("10m").deadline(opened)).isEqualTo("2026-02-03T10:10:00Z");
        assertThat(ResponseTime.NEVER.deadline(opened)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"5m, 5m", "24h, 24h", "-, –"})
    void isWrittenAsInTheMatrix(String text, String expected) {
        assertThat(time(text)).hasToString(expected);
    }

    @Test
    void cannotContradictItself() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResponseTime(ResponseClass.BATCH, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new ResponseTime(ResponseClass.RETROSPECTIVE, DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseTime.within(Duration.ZERO, DAY));
    }

    @Test
    void itsClassHasAWordForTheEventStore() {
        assertThat(ResponseClass.values())
                .extracting(ResponseClass::word)
                .containsExactly("immediate", "batch", "retrospective");
        assertThat(ResponseClass.parse("batch")).contains(ResponseClass.BATCH);
        assertThat(ResponseClass.parse("BATCH")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponseClass.of("soon"))
                .withMessage("Unknown response class soon");
    }

    private static ResponseTime time(String text) {
        return ResponseTime.parse(text, DAY).orElseThrow();
    }
}
