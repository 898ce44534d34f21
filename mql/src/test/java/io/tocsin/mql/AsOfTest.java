package io.tocsin.mql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.problem.Problem;
import io.tocsin.mql.schema.Vocabulary;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTest {

    private static final Instant NOW = Instant.parse("2026-10-26T15:10:00Z");
    private static final Vocabulary ASKED = Vocabulary.incidents().askedBy(() -> NOW);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "as of now",
                "as of today",
                "as of now - 1h",
                "as of \"2026-10-26T15:10:00Z\"",
                "as of 2026-10-26 | count"
            })
    void mayBeAMomentThatHasPassed(String text) {
        assertThat(Mql.read(text, ASKED)).isInstanceOf(Reading.Understood.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "as of now + 1s",
                "as of today + 1d",
                "as of \"2026-10-26T15:10:01Z\"",
                "as of 2999-01-01 | count"
            })
    void isNoMomentToCome(String text) {
        Problem problem = ((Reading.Refused) Mql.read("status = new " + text, ASKED))
                .problems()
                .getFirst();

        assertThat(problem.column()).isEqualTo(20);
        assertThat(problem.message())
                .contains("Expected a moment in the past after `as of`, but")
                .contains("is still to come; now it is `2026-10-26T15:10:00Z`");
    }

    @Test
    void isAnyMomentWhereNobodyAsksNow() {
        assertThat(Mql.read("as of 2999-01-01", Vocabulary.incidents())).isInstanceOf(Reading.Understood.class);
    }
}
