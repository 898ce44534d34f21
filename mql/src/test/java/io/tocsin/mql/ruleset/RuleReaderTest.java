package io.tocsin.mql.ruleset;

import static io.tocsin.mql.ruleset.RuleSetTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.ast.Target;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Limits;
import io.tocsin.mql.problem.Problem;
import io.tocsin.mql.schema.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleReaderTest {

    @Nested
    class Splits {

        @Test
        void atTheEndsOfLines() {
            List<Rule> rules = read("project = a -> @b\r\n\r\n  ~c = 'd # e' -> #l1, robot:x\n-> schedule:duty");
            assertThat(rules)
                    .extracting(Rule::text)
                    .containsExactly("project = a -> @b", "~c = 'd # e' -> #l1, robot:x", "-> schedule:duty");
            assertThat(rules).extracting(Rule::line).containsExactly(1, 3, 4);
            assertThat(rules).extracting(Rule::column).containsExactly(1, 3, 1);
            assertThat(rules.get(1).targets())
                    .containsExactly(new Target(Target.Kind.TEAM, "l1"), new Target(Target.Kind.ROBOT, "x"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "~a = b\nand ~c = d -> @x",
                    "~a = b and\n~c = d -> @x",
                    "~a = b and not\n~c = d -> @x",
                    "(~a = b\n\n~or = d\n) -> @x",
                    "~a\n=\nb -> @x",
                    "~a in (b,\n c) -> @x",
                    "~a = b\n-> @x",
                    "~a = b ->\n@x",
                    "~a = b -> @x,\n@y",
                    "~a = b -> @x\n, @y",
                    "~a = b # why\n# and how\nor ~c = d -> @x"
                })
        void notWhereARuleMustGoOn(String text) {
            List<Problem> problems = problems(text.replace("~or", "or ~c") + "\n~second = rule -> @z");
            assertThat(problems).isEmpty();
            assertThat(read(text.replace("~or", "or ~c") + "\n~second = rule -> @z"))
                    .hasSize(2);
        }

        @Test
        void beforeACatchAll() {
            assertThat(read("~a = b -> @x\n-> #l1")).hasSize(2);
        }

        @Test
        void soThatOneUnclosedParenthesisSpoilsOneRule() {
            List<Problem> problems = problems("(~a = b -> @x\n~c = d -> @y\n~e == f -> @z");
            assertThat(problems).extracting(Problem::line).containsExactly(1, 3);
        }

        @Test
        void emptyTextsIntoNothing() {
            assertThat(read("")).isEmpty();
            assertThat(read(" \n# only a comment\n")).isEmpty();
        }
    }

    @Nested
    class KeepsComments {

        @Test
        void aboveInsideAndBehind() {
            List<Rule> rules = read("""
                    # lost: a blank line is below

                    # above
                    ## and more
                    ~a = b   # inside
                    and ~c = d -> @x # behind
                    ~e = f -> @y
                    """);
            assertThat(rules).extracting(Rule::comment).containsExactly("above\nand more\ninside\nbehind", "");
            assertThat(rules.getFirst().text()).startsWith("~a = b").endsWith("-> @x");
        }
    }

    @Nested
    class TellsProblems {

        @Test
        void ofAllRulesAtTheirPlacesInTheWholeText() {
            String text = "~a = b -> @x\n\n  kubernetes = b -> @y\n~\"🔥\" = 1 and\n  flapping = 3 -> @z\n";
            assertThat(problems(text)).hasSize(2).allSatisfy(problem -> {
                assertThat(text.substring(
                                problem.range().from(), problem.range().to()))
                        .isEqualTo(problem.found());
            });
            assertThat(problems(text).getFirst())
                    .returns(3, Problem::line)
                    .returns(3, Problem::column)
                    .returns("kubernetes", Problem::found);
            assertThat(problems(text).getLast()).returns(5, Problem::line).returns(12, Problem::column);
        }

        @Test
        void showsTheLine() {
            RuleReading reading = RuleReader.read("-> @x\n  nothing = a -> @y", Vocabulary.alerts());
            assertThat(((RuleReading.Refused) reading).render())
                    .startsWith("line 2, column 3: Expected ")
                    .contains("\n      nothing = a -> @y\n      ^^^^^^^\n");
        }

        @Test
        void ofARuleWithoutTarget() {
            assertThat(problems("~a = b\n~c = d -> @x")).singleElement().satisfies(problem -> {
                assertThat(problem.message())
                        .isEqualTo("Expected `->` and a target behind the condition, but the rule ends here.");
                assertThat(problem.line()).isEqualTo(1);
                assertThat(problem.column()).isEqualTo(7);
            });
        }

        @Test
        void ofFieldsThatAlertsDoNotHave() {
            assertThat(problems("status = new -> @x")).hasSize(1);
        }
    }

    @Nested
    class Holds {

        private final RuleLimits few = new RuleLimits(100, 2, 10_000, new Limits(50, 4, 3, 3, 100, 10, 3));

        @Test
        void theLimitOfTheWholeText() {
            assertThat(faults(" ".repeat(100), few)).isEmpty();
            assertThat(faults(" ".repeat(101), few)).containsExactly(Fault.TEXT_TOO_LONG);
            assertThat(faults("# " + "й".repeat(50), few)).containsExactly(Fault.TEXT_TOO_LONG);
            assertThat(faults("~a = \"\uD800\" -> @x", few)).containsExactly(Fault.NOT_TEXT);
        }

        @Test
        void theLimitOfOneRule() {
            String fits = "~a = " + "b".repeat(50 - 10) + " -> @x";
            assertThat(faults("-> @x\n" + fits, few)).containsExactly(Fault.TEXT_TOO_LONG);
            assertThat(faults("-> @x\n" + fits.replaceFirst("b", ""), few)).isEmpty();
        }

        @Test
        void theLimitOfTheirNumber() {
            assertThat(faults("-> @x\n-> @y", few)).isEmpty();
            assertThat(faults("-> @x\n-> @y\n-> @z", few)).containsExactly(Fault.TOO_MANY_RULES);
        }

        @Test
        void theLimitOfTheMemory() {
            long needed = Footprint.of(read("~a =~ '^b.c' -> @x").getFirst().expression());
            RuleLimits just = new RuleLimits(100, 2, needed, Limits.DEFAULT);
            RuleLimits less = new RuleLimits(100, 2, needed - 1, Limits.DEFAULT);
            assertThat(faults("~a =~ '^b.c' -> @x", just)).isEmpty();
            assertThat(faults("~a =~ '^b.c' -> @x", less)).containsExactly(Fault.RULES_TOO_BIG);
        }

        @Test
        void theLimitOfTheProblems() {
            RuleLimits many = new RuleLimits(1_000, 99, 99_000, few.rule());
            assertThat(faults("a = b -> @x\n".repeat(10), many)).hasSize(3);
        }

        private List<Fault> faults(String text, RuleLimits limits) {
            return problems(RuleReader.read(text, Vocabulary.alerts(), limits)).stream()
                    .map(Problem::fault)
                    .toList();
        }
    }

    private static List<Problem> problems(String text) {
        return problems(RuleReader.read(text, Vocabulary.alerts()));
    }

    private static List<Problem> problems(RuleReading reading) {
        return switch (reading) {
            case RuleReading.Understood ignored -> List.of();
            case RuleReading.Refused refused -> refused.problems();
        };
    }
}
