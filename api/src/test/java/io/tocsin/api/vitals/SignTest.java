package io.tocsin.api.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignTest {

    private static final Sign.Ill ILL = new Sign.Ill("ill", "");
    private static final Sign.Well WELL = new Sign.Well("well");

    @ParameterizedTest
    @CsvSource({"0, Well", "50, Well", "51, Between", "99, Between", "100, Ill", "1000, Ill"})
    void isWellAgainOnlyAtHalf(long value, String sign) {
        assertThat(Sign.of(value, 100, ILL, WELL).getClass().getSimpleName()).isEqualTo(sign);
    }

    @Test
    void countsWhatRoseWithinItsTime() {
        Burst burst = new Burst(Duration.ofMinutes(5));
        Instant nine = Instant.parse("2026-10-26T09:00:00Z");

        assertThat(burst.risen(7, nine)).isZero();
        assertThat(burst.risen(17, nine.plusSeconds(60))).isEqualTo(10);
        assertThat(burst.risen(20, nine.plusSeconds(300))).isEqualTo(13);
        assertThat(burst.risen(20, nine.plusSeconds(301))).isEqualTo(3);
        assertThat(burst.risen(20, nine.plusSeconds(900))).isZero();
    }
}
