package io.tocsin.core.rulebook;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Target;
import io.tocsin.mql.problem.Problem;
import io.tocsin.mql.ruleset.Rule;
import io.tocsin.mql.ruleset.RuleReader;
import io.tocsin.mql.ruleset.RuleReading;
import io.tocsin.mql.schema.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** {@code routing}: a list of {@code MQL -> target}, or one text with a rule on each line. */
final class RoutingSection {

    private static final String EXPECTED = "a rule (MQL -> holder)";

    private final Problems problems;
    private final Values values;
    private final MqlTexts texts;
    private final Map<String, List<String>> teams;

    RoutingSection(Problems problems, Values values, MqlTexts texts, Map<String, List<String>> teams) {
        this.problems = problems;
        this.values = values;
        this.texts = texts;
        this.teams = teams;
    }

    List<RoutingRule> read(@Nullable Place section) {
        List<RoutingRule> rules = new ArrayList<>();
        if (section == null) {
            return rules;
        }
        if (section.node() instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.LITERAL) {
            readLines(section, scalar.getValue(), rules);
        } else {
            values.items(section, "a list of rules (MQL -> holder), or a text of them behind |")
                    .forEach(item -> readItem(item, rules));
        }
        return rules;
    }

    private void readItem(Place place, List<RoutingRule> rules) {
        if (isCutByAComment(place)) {
            problems.add(
                    place,
                    "Expected a holder behind ->, but the rule ends there: in YAML # begins a comment; put the rule in"
                            + " quotes");
            return;
        }
        texts.query(place, EXPECTED, Vocabulary.alerts()).ifPresent(query -> {
            String text = values.text(place, EXPECTED).orElse("").strip();
            if (query.targets().isEmpty()) {
                problems.add(place, "Expected -> and a holder behind the condition, but there is none");
            } else {
                rules.add(rule(place, place.line(), text, query.expression(), query.targets()));
            }
        });
    }

    private static boolean isCutByAComment(Place place) {
        return place.node() instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && (scalar.getValue().endsWith("->") || scalar.getValue().endsWith(","));
    }

    private void readLines(Place place, String text, List<RoutingRule> rules) {
        switch (RuleReader.read(text, Vocabulary.alerts())) {
            case RuleReading.Understood understood -> {
                for (Rule rule : understood.rules()) {
                    int line = place.line() + rule.line();
                    rules.add(rule(place, line, rule.text(), rule.expression(), rule.targets()));
                }
            }
            case RuleReading.Refused refused -> {
                for (Problem problem : refused.problems()) {
                    texts.add(place, problem);
                }
            }
        }
    }

    private RoutingRule rule(Place place, int line, String text, Expression expression, List<Target> targets) {
        for (Target target : targets) {
            if (target.kind() == Target.Kind.TEAM && !teams.containsKey(target.name())) {
                problems.add(
                        line,
                        place.column(),
                        place.pointer(),
                        "Expected a team of the section teams, but found " + Values.quote(target.toString())
                                + Nearest.hint(
                                        target.toString(),
                                        teams.keySet().stream()
                                                .map(team -> "#" + team)
                                                .toList()));
            }
        }
        return new RoutingRule(
                line, text, expression, targets.stream().map(Target::toString).toList());
    }
}
