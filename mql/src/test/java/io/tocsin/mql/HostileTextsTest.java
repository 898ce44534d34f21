package io.tocsin.mql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.predicate.AlertPredicate;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.mql.spec.RandomAlerts;
import io.tocsin.mql.spec.SampleAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts written to hurt. */
class HostileTextsTest {

    private static final Instant NOW = Instant.parse("2026-10-26T15:10:00Z");

    @Nested
    class RefusesAtOnce {

        static Stream<Arguments> texts() {
            int fits = 16 * 1024;
            return Stream.of(
                    Arguments.of("parentheses", "(".repeat(100_000)),
                    Arguments.of("a list", "~a in (" + "b,".repeat(100_000) + "b)"),
                    Arguments.of("a megabyte", "~a = \"" + "b".repeat(1 << 20) + "\""),
                    Arguments.of("ors", "~a = b" + " or ~a = b".repeat(10_000)),
                    Arguments.of("parentheses that fit", "(".repeat(fits)),
                    Arguments.of("parentheses that close", "(".repeat(fits / 2) + ")".repeat(fits / 2)),
                    Arguments.of("nots that fit", "not ".repeat(fits / 4)),
                    Arguments.of("eaches that fit", "each(".repeat(fits / 5)),
                    Arguments.of("a list that fits", "~a in (" + "b,".repeat(fits / 2 - 5) + "b)"),
                    Arguments.of("ors that fit", "has ~a" + " or has ~a".repeat(fits / 10 - 1)),
                    Arguments.of("mistakes that fit", "a=b or ".repeat(fits / 7)),
                    Arguments.of("quotes that fit", "\"'".repeat(fits / 2)),
                    Arguments.of("backslashes that fit", "\"" + "\\".repeat(fits - 1)),
                    Arguments.of("signs that fit", "=~".repeat(fits / 2)),
                    Arguments.of("arrows that fit", "->@a,".repeat(fits / 5)),
                    Arguments.of("figures that fit", "| count(" + ", count(".repeat(fits / 8 - 1)),
                    Arguments.of("repetitions", "~a =~ \"" + "(".repeat(60) + "a" + "{1000})".repeat(60) + "\""),
                    Arguments.of("groups", "~a =~ \"" + "(".repeat(fits - 8) + "\""),
                    Arguments.of("no alternatives", "~a =~ \"(" + "|".repeat(fits - 10) + "x+)\""));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("texts")
        void within(String name, String text) {
            assertThat(Mql.read(text, Vocabulary.incidents())).isInstanceOf(Reading.Refused.class);
            Budget.OF_A_TEXT.holdsFor(name, () -> Mql.read(text, Vocabulary.incidents()));
        }
    }

    @Nested
    class MatchesInLinearTime {

        private static final int SHORT = 25_000;
        private static final int TIMES = 4;

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "(a+)+$",
                    "(a|aa)+$",
                    "(a|a?)+$",
                    "(.*a){20}$",
                    "(a*)*b?$",
                    "^(([a-z])+.)+[A-Z]([a-z])+$",
                    "(?i)(A+)+$",
                    "^a.*a.*a.*a.*[0-9]",
                    "a.*a.+a.*a$",
                    "(a{1,30}){1,20}$"
                })
        void whateverTheRegularExpression(String regex) {
            AlertPredicate predicate =
                    Predicates.ofAlert(understood("~x =~ \"" + regex + "\"").expression());
            Duration few = Budget.of(() -> predicate.test(alert("a".repeat(SHORT) + "!"), NOW))
                    .time();
            Duration many = Budget.of(() -> predicate.test(alert("a".repeat(TIMES * SHORT) + "!"), NOW))
                    .time();
            assertThat(many)
                    .as("%s beside %s", many, few)
                    .isLessThan(few.multipliedBy(2L * TIMES).plusMillis(20));
            assertThat(many).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Nested
    class TakesLiterally {

        static final List<String> INJECTIONS = List.of(
                "' or '1'='1",
                "'; drop table incident; --",
                "\" or \"\" = \"",
                "\\'; select pg_sleep(10); --",
                "x') union select null, version() --",
                "%' escape '!",
                "$1",
                "?",
                ":name",
                "#{T(java.lang.Runtime).getRuntime()}",
                "${jndi:ldap://example.com/a}",
                "$$; copy incident to program 'id'; $$",
                "/* */ or /* */ 1=1",
                "a\nb; delete from alert",
                "{\"$ne\": null}",
                "ＡＮＤ １＝１",
                "\u02bc or 1=1");

        static Stream<String> injections() {
            return INJECTIONS.stream();
        }

        @ParameterizedTest
        @MethodSource("injections")
        void whatIsAValue(String injection) {
            String text = "~x = " + Formatter.text(injection);
            assertThat(understood(text).expression())
                    .isInstanceOfSatisfying(
                            Expression.Comparison.class,
                            comparison -> assertThat(comparison.value()).isEqualTo(new Value.Text(injection)));
        }

        @ParameterizedTest
        @MethodSource("injections")
        void whatIsALabel(String injection) {
            String text = Formatter.label(injection) + " = a";
            assertThat(understood(text).expression())
                    .isInstanceOfSatisfying(
                            Expression.Comparison.class,
                            comparison -> assertThat(comparison.operand()).isEqualTo(new Operand.OfLabel(injection)));
        }

        @ParameterizedTest
        @MethodSource("injections")
        void andNothingElsewhere(String injection) {
            for (String before : List.of("order by ", "limit ", "as of ", "| count by ", "| sum(", "| count every ")) {
                assertThat(Mql.read(before + injection, Vocabulary.incidents()))
                        .as(before + injection)
                        .isInstanceOf(Reading.Refused.class);
            }
        }
    }

    private static SampleAlert alert(String value) {
        SampleAlert some = new RandomAlerts(new Random(1), List.of(), List.of("text")).alert(NOW);
        return new SampleAlert(Map.of("x", value), some.texts(), List.of("main"), 2, 1, false, some.lasted(), null);
    }

    private static Query understood(String text) {
        return switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood understood -> understood.query();
            case Reading.Refused refused -> throw new AssertionError(refused.render());
        };
    }
}
