package io.tocsin.mql.ruleset;

import static io.tocsin.mql.ruleset.RuleSetTest.alert;
import static io.tocsin.mql.ruleset.RuleSetTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.ruleset.Why.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhyTest {

    private static final Instant NOW = Instant.parse("2026-10-26T15:10:00Z");
    private static final AlertView ALERT = alert(Map.of("a", "x", "b", "y"));

    @Test
    void namesAllThatHadToHold() {
        Why why = why("~a = x and (~b = z or ~b =~ '^y') and not ~c = q -> @x");
        assertThat(why.holds()).isTrue();
        assertThat(why.decisive())
                .extracting(Condition::text, Condition::holds, Condition::found)
                .containsExactly(
                        tuple("~a = \"x\"", true, List.of("x")),
                        tuple("~b =~ \"^y\"", true, List.of("y")),
                        tuple("~c = \"q\"", false, List.of()));
    }

    @Test
    void namesTheFirstThatFailed() {
        Why why = why("has ~a and ~b = z and flapping -> @x");
        assertThat(why.holds()).isFalse();
        assertThat(why.decisive()).extracting(Condition::text).containsExactly("~b = \"z\"");
    }

    @Test
    void namesAllThatFailedWhereOneWasEnough() {
        assertThat(why("each(~a = y or flapping or \"nowhere\") -> @x").decisive())
                .extracting(Condition::text)
                .containsExactly("~a = \"y\"", "flapping", "\"nowhere\"");
    }

    @Test
    void showsWhatWasFoundAsPeopleReadIt() {
        String text = "severity <= S3 and flaps > 0 and source in (main) and duration >= 0s and trigger = text -> @x";
        assertThat(why(text).decisive().stream().map(Condition::found).toList())
                .startsWith(List.of("S2"), List.of("1"), List.of("main"))
                .endsWith(List.of("text"));
    }

    @Test
    void saysWhereItIsWritten() {
        String text = "~a = x and has ~b -> @x";
        assertThat(why(text).decisive())
                .extracting(condition -> text.substring(
                        condition.range().from(), condition.range().to()))
                .containsExactly("~a = x", "has ~b");
    }

    @Test
    void namesNothingWhereNothingIsAsked() {
        assertThat(why("-> @x")).isEqualTo(new Why(true, List.of()));
    }

    private static Why why(String rule) {
        return Why.of(read(rule).getFirst().expression(), ALERT, NOW);
    }
}
