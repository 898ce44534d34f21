package io.tocsin.mql.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.Seeds;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.predicate.AlertPredicate;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.mql.spec.RandomAlerts;
import io.tocsin.mql.spec.RandomQueries;
import io.tocsin.mql.spec.SampleAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    private static final Instant NOW = Instant.parse("2026-10-26T15:10:00Z");
    private static final List<String> LABELS = List.of("a", "b", "kubernetes", "город", "app/name", "nobody");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "aa",
            "ab",
            "aba",
            "b",
            "msm-prod",
            "prod",
            "MSM-Prod",
            "disk full",
            "x.y",
            "Москва",
            "🔥",
            "\uD83D",
            "\u0000",
            "ſk\u212A",
            "node-17.example.com");
    private static final List<String> REGEXES = List.of(
            "^a.*b$",
            "(?i)prod",
            "(?i)^ſk|DISK",
            "(?i)sKk",
            "node-\\d+\\.example",
            "^(msm|x)-p",
            "a{2,}b?",
            "a{0}b",
            "🔥?a",
            "(a|)b",
            "(ab)+$",
            "a|b.*c",
            "\\bfull\\b",
            "[^a]b",
            "(?s)a.",
            "x\\.y",
            "^",
            "ab*a",
            "^.?a");

    /** One with the labels and texts that the tests know; what random rules ask for and random alerts have. */
    private static List<Expression> rules(Random random) {
        List<String> texts = TEXTS.stream()
                .filter(text -> !text.equals("\uD83D") && !text.equals("\u0000"))
                .toList();
        RandomQueries queries = new RandomQueries(random, LABELS, texts);
        return Stream.generate(() -> random.nextInt(5) == 0 ? regex(random) : queries.expression())
                .limit(1 + random.nextInt(60))
                .toList();
    }

    private static Expression regex(Random random) {
        String regex = REGEXES.get(random.nextInt(REGEXES.size()));
        String label = LABELS.get(random.nextInt(3));
        String not = random.nextInt(4) == 0 ? "not " : "";
        return understood(not + "~" + label + " =~ \"" + regex.replace("\\", "\\\\") + "\"");
    }

    @Test
    void saysWhatEveryRuleInTurnSays() {
        Seeds.tries(4_000, random -> {
            List<Expression> rules = rules(random);
            RuleSet<Expression> set = RuleSet.of(rules, rule -> rule);
            List<AlertPredicate> predicates =
                    rules.stream().map(Predicates::ofAlert).toList();
            RandomAlerts alerts = new RandomAlerts(random, LABELS, TEXTS);
            for (int i = 0; i < 20; i++) {
                SampleAlert alert = alerts.alert(NOW);
                List<Expression> expected = IntStream.range(0, rules.size())
                        .filter(rule -> predicates.get(rule).test(alert, NOW))
                        .mapToObj(rules::get)
                        .toList();
                assertThat(set.all(alert, NOW)).as("%s", alert).isEqualTo(expected);
                assertThat(set.first(alert, NOW))
                        .as("%s", alert)
                        .isEqualTo(expected.stream().findFirst());
            }
        });
    }

    @Nested
    class Indexes {

        @Test
        void whatIsRequired() {
            assertThat(unindexed("~a = x")).isZero();
            assertThat(unindexed("~a in (x, y) or project = z")).isZero();
            assertThat(unindexed("each(~a = x and flapping)")).isZero();
            assertThat(unindexed("~a =~ \"^x\" and severity < S4")).isZero();
            assertThat(unindexed("not (not has ~a or flapping)")).isZero();
            assertThat(unindexed("not (not has ~a and not has ~b)")).isZero();
            assertThat(unindexed("trigger =~ \"(?i)disk.*full\"")).isZero();
        }

        @Test
        void nothingOfWhatNeedsNothing() {
            assertThat(unindexed("")).isEqualTo(1);
            assertThat(unindexed("~a != x")).isEqualTo(1);
            assertThat(unindexed("~a = x or flapping")).isEqualTo(1);
            assertThat(unindexed("not (~a = x and ~b = y)")).isEqualTo(1);
            assertThat(unindexed("\"disk full\"")).isEqualTo(1);
        }

        @Test
        void nothingOfWhatNeverHolds() {
            assertThat(RuleSet.of(List.of(incident("status = new"), incident("not flapping and snoozed")), e -> e)
                            .size())
                    .returns(0, RuleSetSize::unindexed)
                    .returns(0, RuleSetSize::keys);
            assertThat(RuleSet.of(List.of(incident("not status = new")), e -> e)
                            .size()
                            .unindexed())
                    .isEqualTo(1);
        }

        @Test
        void byWhatFewestRulesAskFor() {
            List<Expression> rules = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                rules.add(understood("project = \"busy\" and ~pod = \"pod-" + i + "\""));
            }
            assertThat(RuleSet.of(rules, rule -> rule).size().operands()).isEqualTo(1);
            assertThat(RuleSet.of(rules, rule -> rule).size().keys()).isEqualTo(100);
        }

        private int unindexed(String text) {
            return RuleSet.of(List.of(understood(text)), rule -> rule).size().unindexed();
        }
    }

    @Test
    void givesTheFirstOfSeveral() {
        RuleSet<Rule> set = RuleSet.of(read("""
                ~a = x and flapping -> @first
                ~b = y -> @second   # the one
                has ~a -> @third
                -> #l1
                """));
        SampleAlert alert = alert(Map.of("a", "x", "b", "y"));
        assertThat(set.first(alert, NOW)).map(Rule::comment).contains("the one");
        assertThat(set.all(alert, NOW)).extracting(Rule::line).containsExactly(2, 3, 4);
        assertThat(set.rules()).hasSize(4);
    }

    @Test
    void mayHaveNoRules() {
        RuleSet<Rule> none = RuleSet.of(List.of());
        assertThat(none.first(alert(Map.of()), NOW)).isEmpty();
        assertThat(none.all(alert(Map.of()), NOW)).isEmpty();
        assertThat(none.size()).isEqualTo(new RuleSetSize(0, 0, 0, 0, 0));
    }

    static SampleAlert alert(Map<String, String> labels) {
        RandomAlerts fields = new RandomAlerts(new Random(1), List.of(), List.of("text"));
        SampleAlert alert = fields.alert(NOW);
        return new SampleAlert(labels, alert.texts(), List.of("main"), 2, 1, false, alert.lasted(), null);
    }

    static List<Rule> read(String text) {
        return switch (RuleReader.read(text, Vocabulary.alerts())) {
            case RuleReading.Understood(List<Rule> rules) -> rules;
            case RuleReading.Refused refused -> throw new AssertionError(refused.render());
        };
    }

    private static Expression understood(String text) {
        return read(text, Vocabulary.alerts());
    }

    private static Expression incident(String text) {
        return read(text, Vocabulary.incidents());
    }

    private static Expression read(String text, Vocabulary vocabulary) {
        return switch (Mql.read(text, vocabulary)) {
            case Reading.Understood understood -> understood.query().expression();
            case Reading.Refused refused -> throw new AssertionError(refused.render());
        };
    }
}
