package io.tocsin.mql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.schema.Vocabulary;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit at its edge and one beyond it. */
class LimitsTest {

    @Nested
    class OfTheText {

        @Test
        void takesSixteenKibibytes() {
            assertThat(faults("flapping" + " ".repeat(16 * 1024 - 8))).isEmpty();
            assertThat(faults("flapping" + " ".repeat(16 * 1024 - 7))).containsExactly(Fault.TEXT_TOO_LONG);
        }

        @Test
        void countsBytesAndNotCharacters() {
            String half = "й".repeat(8 * 1024 - 1);
            assertThat(faults("\"" + half + "\"")).isEmpty();
            assertThat(faults("\"" + half + "\" ")).containsExactly(Fault.TEXT_TOO_LONG);
        }

        @Test
        void refusesMegabytesAtOnce() {
            assertThat(faults("(".repeat(1_000_000))).containsExactly(Fault.TEXT_TOO_LONG);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "~x = \"\uD800\"",
                    "~x = \"a\0b\"",
                    "~x = \"\\u0000\"",
                    "~x = \"\\uDC00\"",
                    "~\"\\u0000\" = a"
                })
        void refusesWhatIsNoText(String text) {
            assertThat(faults(text)).containsExactly(Fault.NOT_TEXT);
        }
    }

    @Nested
    class OfFigures {

        @Test
        void takesTwentyFigures() {
            assertThat(faults("| " + "count, ".repeat(19) + "count")).isEmpty();
            assertThat(faults("| " + "count, ".repeat(20) + "count")).containsExactly(Fault.TOO_MANY_VALUES);
        }

        @Test
        void splitsByEight() {
            assertThat(faults("| count by " + "~a, ".repeat(7) + "~a")).isEmpty();
            assertThat(faults("| count by " + "~a, ".repeat(8) + "~a")).containsExactly(Fault.TOO_MANY_VALUES);
        }
    }

    @Nested
    class OfNesting {

        @Test
        void takesSixtyFourParentheses() {
            assertThat(faults("(".repeat(64) + "flapping" + ")".repeat(64))).isEmpty();
            assertThat(faults("(".repeat(65) + "flapping" + ")".repeat(65))).containsExactly(Fault.NESTED_TOO_DEEP);
        }

        @Test
        void countsNotsAndEach() {
            assertThat(faults("not ".repeat(64) + "flapping")).isEmpty();
            assertThat(faults("not ".repeat(65) + "flapping")).containsExactly(Fault.NESTED_TOO_DEEP);
            assertThat(faults("not (".repeat(32) + "flapping" + ")".repeat(32))).isEmpty();
            assertThat(faults("not not (".repeat(22) + "flapping" + ")".repeat(22)))
                    .containsExactly(Fault.NESTED_TOO_DEEP);
        }

        @Test
        void forgetsWhatIsClosed() {
            assertThat(faults(joined(" and ", 300, "not (not flapping)"))).isEmpty();
            assertThat(faults(joined(" or ", 300, "(not ~a in (b))"))).isEmpty();
        }
    }

    @Nested
    class OfNumbers {

        @Test
        void takesAThousandValues() {
            assertThat(faults("~x in (" + joined(",", 1_000, "a") + ")")).isEmpty();
            assertThat(faults("~x in (" + joined(",", 1_001, "a") + ")")).containsExactly(Fault.TOO_MANY_VALUES);
        }

        @ParameterizedTest
        @ValueSource(strings = {" and ", " or "})
        void takesAThousandTerms(String connective) {
            assertThat(faults(joined(connective, 1_000, "has ~x"))).isEmpty();
            assertThat(faults(joined(connective, 1_001, "has ~x"))).containsExactly(Fault.TOO_MANY_TERMS);
        }

        @Test
        void countsEachWord() {
            assertThat(faults("\"" + joined(" ", 1_000, "w") + "\"")).isEmpty();
            assertThat(faults("\"" + joined(" ", 1_001, "w") + "\"")).containsExactly(Fault.TOO_MANY_TERMS);
        }

        @Test
        void tellsAHundredProblems() {
            assertThat(faults(joined(" and ", 900, "unknown = 1"))).hasSize(100);
        }
    }

    @Nested
    class OfRegularExpressions {

        @Test
        void boundsTheProgram() {
            assertThat(faults("~x =~ \"a{900}\"")).isEmpty();
            assertThat(faults("~x =~ \"(?:ab){999}\"")).containsExactly(Fault.REGEX_TOO_BIG);
            assertThat(faults("~x =~ \"((a{500}){500}){500}\"")).containsExactly(Fault.REGEX_TOO_BIG);
            assertThat(faults("~x =~ \"" + "a.".repeat(1_500) + "\"")).containsExactly(Fault.REGEX_TOO_BIG);
        }

        @Test
        void leavesChoicesOfTextsAlone() {
            assertThat(faults("~x =~ \"^(" + joined("|", 700, "kubernetes-cluster") + ")$\""))
                    .isEmpty();
        }

        @Test
        void boundsTheDepth() {
            assertThat(faults("~x =~ \"" + "(".repeat(64) + "a" + ")".repeat(64) + "\""))
                    .isEmpty();
            assertThat(faults("~x =~ \"" + "(".repeat(65) + "a" + ")".repeat(65) + "\""))
                    .containsExactly(Fault.REGEX_TOO_BIG);
            assertThat(faults("~x =~ \"" + "(".repeat(8_000) + "\"")).containsExactly(Fault.REGEX_TOO_BIG);
        }
    }

    private static String joined(String between, int times, String part) {
        return IntStream.range(0, times).mapToObj(i -> part).collect(Collectors.joining(between));
    }

    private static List<Fault> faults(String text) {
        return switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood ignored -> List.of();
            case Reading.Refused refused ->
                refused.problems().stream().map(problem -> problem.fault()).toList();
        };
    }
}
