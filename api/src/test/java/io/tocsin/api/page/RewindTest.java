package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.ast.Moment;
import io.tocsin.mql.schema.Vocabulary;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewindTest {

    private static final Instant NOW = Instant.parse("2026-10-26T15:10:20.123456Z");

    @ParameterizedTest
    @CsvSource({"0,", "5,", "-1,2026-10-26T14:55:20Z", "-96,2026-10-25T15:10:20Z", "-2000000000,2026-10-19T15:10:20Z"})
    void leadsBackStepByStep(int step, String asof) {
        assertThat(Rewind.stepped(step, NOW)).isEqualTo(asof == null ? "" : asof);
    }

    @Test
    void showsThePresentUnlessItIsAskedForThePast() {
        Rewind rewind = Rewind.of(line("status = new").query(), NOW);

        assertThat(rewind.past()).isFalse();
        assertThat(rewind.step()).isZero();
        assertThat(rewind.field()).isEqualTo("2026-10-26T15:10:20");
    }

    @Test
    void standsWhereTheMomentIs() {
        Rewind hour = Rewind.of(line("as of now - 1h").query(), NOW);
        Rewind year = Rewind.of(line("as of now - 365d").query(), NOW);

        assertThat(hour.past()).isTrue();
        assertThat(hour.step()).isEqualTo(-4);
        assertThat(hour.asof()).isEqualTo("2026-10-26T14:10:20.123456Z");
        assertThat(hour.field()).isEqualTo("2026-10-26T14:10:20");
        assertThat(year.step()).isEqualTo(-Rewind.STEPS);
    }

    @Test
    void takesTheMomentOfTheAddress() {
        QueryLine line = Rewind.asked(line("status = new"), "2026-10-26T15:00", NOW);

        assertThat(line.text()).isEqualTo("status = new");
        assertThat(line.required().asOf()).isEqualTo(new Moment.Fixed(Instant.parse("2026-10-26T15:00:00Z")));
    }

    @Test
    void takesTheMomentOfTheTextFirst() {
        QueryLine line = line("as of today");

        assertThat(Rewind.asked(line, "2026-10-26T15:00", NOW)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "2026-10-27", "now + 1h"})
    void refusesWhatIsNoMomentOfThePast(String asof) {
        QueryLine line = Rewind.asked(line("status = new"), asof, NOW);

        assertThat(line.query()).isNull();
        assertThat(line.mistakes().getFirst().message())
                .isEqualTo("Expected a moment in the past such as 2026-10-26T15:10, but it is \"" + asof + '"');
    }

    private static QueryLine line(String text) {
        return QueryLine.search(text, Vocabulary.incidents());
    }
}
