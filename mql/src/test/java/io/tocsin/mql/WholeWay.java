package io.tocsin.mql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.complete.Completion;
import io.tocsin.mql.complete.SeenValues;
import io.tocsin.mql.explain.Explanation;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.predicate.AlertPredicate;
import io.tocsin.mql.predicate.IncidentPredicate;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Problem;
import io.tocsin.mql.ruleset.Rule;
import io.tocsin.mql.ruleset.RuleReader;
import io.tocsin.mql.ruleset.RuleReading;
import io.tocsin.mql.ruleset.RuleSet;
import io.tocsin.mql.ruleset.Why;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.mql.spec.MqlSpecSuite;
import io.tocsin.mql.spec.SampleAlert;
import io.tocsin.mql.spec.SampleData;
import java.util.List;
import java.util.Set;

/**
 * Sends a text through all that Tocsin does with one, as a query and as rules: read, format, compile, match, explain,
 * complete. Whatever it is, it is understood or refused, within the budget, and what was understood says the same everywhere.
 */
final class WholeWay {

    private static final Vocabulary INCIDENTS = Vocabulary.incidents().seeing(Set.of("kubernetes", "vhost", "server"));
    private static final SampleData DATA = MqlSpecSuite.data();
    private static final List<SampleAlert> ALERTS = DATA.incidents().stream()
            .flatMap(incident -> incident.alerts().stream())
            .toList();
    private static final int MOST = 20;

    private WholeWay() {}

    static void check(String text) {
        Budget.OF_A_TEXT.holdsFor(text, () -> use(text));
        Budget.OF_A_TEXT.holdsFor(text, () -> useAsRules(text));
        Budget.OF_A_TEXT.holdsFor(text, () -> complete(text));
        switch (Mql.read(text, INCIDENTS)) {
            case Reading.Understood understood -> checkQuery(understood.query());
            case Reading.Refused refused -> checkProblems(text, refused.problems(), refused.render());
        }
        switch (RuleReader.read(text, Vocabulary.alerts())) {
            case RuleReading.Understood understood -> checkRules(understood.rules());
            case RuleReading.Refused refused -> checkProblems(text, refused.problems(), refused.render());
        }
    }

    private static void use(String text) {
        if (Mql.read(text, INCIDENTS) instanceof Reading.Understood(Query query)) {
            Formatter.format(query);
            Explanation.of(query).render();
            IncidentPredicate predicate = Predicates.ofIncident(query.expression());
            DATA.incidents().forEach(incident -> predicate.test(incident, DATA.now()));
        }
    }

    private static void useAsRules(String text) {
        if (RuleReader.read(text, Vocabulary.alerts()) instanceof RuleReading.Understood(List<Rule> rules)) {
            RuleSet<Rule> set = RuleSet.of(rules);
            ALERTS.forEach(alert -> set.first(alert, DATA.now()));
        }
    }

    private static void complete(String text) {
        for (int cursor : new int[] {0, text.length() / 2, text.length()}) {
            Completion completion = Completion.at(text, cursor, INCIDENTS, NoValues.SEEN, MOST);
            assertThat(completion.proposals()).hasSizeLessThanOrEqualTo(MOST);
            assertThat(completion.replaced().to()).isLessThanOrEqualTo(text.length());
        }
    }

    private static void checkQuery(Query query) {
        String canonical = Formatter.format(query);
        switch (Mql.read(canonical, INCIDENTS)) {
            case Reading.Understood again ->
                assertThat(again.query().withoutRanges()).as(canonical).isEqualTo(query.withoutRanges());
            case Reading.Refused refused ->
                assertThat(refused.problems())
                        .as(canonical)
                        .extracting(Problem::fault)
                        .containsOnly(Fault.TEXT_TOO_LONG);
        }
    }

    private static void checkRules(List<Rule> rules) {
        RuleSet<Rule> set = RuleSet.of(rules);
        for (SampleAlert alert : ALERTS) {
            List<Rule> expected = rules.stream()
                    .filter(rule -> holds(rule.expression(), alert))
                    .toList();
            assertThat(set.all(alert, DATA.now())).isEqualTo(expected);
            assertThat(set.first(alert, DATA.now())).isEqualTo(expected.stream().findFirst());
        }
    }

    private static boolean holds(Expression expression, SampleAlert alert) {
        AlertPredicate predicate = Predicates.ofAlert(expression);
        boolean holds = predicate.test(alert, DATA.now());
        assertThat(Why.of(expression, alert, DATA.now()).holds()).isEqualTo(holds);
        return holds;
    }

    private static void checkProblems(String text, List<Problem> problems, String rendered) {
        assertThat(problems).isNotEmpty();
        assertThat(rendered).isNotBlank();
        for (Problem problem : problems) {
            assertThat(problem.range().from()).isNotNegative();
            assertThat(problem.range().to()).isBetween(problem.range().from(), text.length());
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
        }
    }

    private enum NoValues implements SeenValues {
        SEEN;

        @Override
        public List<Seen> labels(String prefix, int most) {
            return List.of();
        }

        @Override
        public List<Seen> values(String label, String prefix, int most) {
            return List.of();
        }

        @Override
        public List<Seen> values(Field field, String prefix, int most) {
            return List.of();
        }
    }
}
