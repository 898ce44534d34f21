package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.regex.LiteralRegex;
import io.tocsin.mql.regex.LiteralRegex.Alternative;
import io.tocsin.mql.regex.RequiredTexts;
import io.tocsin.mql.ruleset.Key.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a single condition needs. */
final class Conditions {

    static final Expression NOTHING_MORE = new Expression.Everything(Range.NONE);

    private Conditions() {}

    /** Several where each alone is needed; empty where nothing is known of a condition. */
    static List<Need> needs(Expression condition) {
        return switch (condition) {
            case Expression.Comparison(var range, var operand, var comparator, Value.Text(String text))
            when comparator == Comparator.EQUAL ->
                List.of(new Need(Set.of(new Key(operand, Kind.EQUAL, text)), NOTHING_MORE));
            case Expression.In(var range, var operand, var values)
            when values.getFirst() instanceof Value.Text -> List.of(new Need(keys(operand, values), NOTHING_MORE));
            case Expression.Matches matches -> needs(matches);
            case Expression.Has(var range, String label) ->
                List.of(new Need(Set.of(new Key(new Operand.OfLabel(label), Kind.PRESENT, "")), NOTHING_MORE));
            default -> List.of();
        };
    }

    /** Whether an alert by itself knows nothing of what is asked, so that it never holds. */
    static boolean neverHolds(Expression condition) {
        return switch (condition) {
            case Expression.Flag flag -> !flag.field().level().ofAlert();
            case Expression.Comparison comparison -> isUnknown(comparison.operand());
            case Expression.In in -> isUnknown(in.operand());
            case Expression.Matches matches -> isUnknown(matches.operand());
            default -> false;
        };
    }

    private static boolean isUnknown(Operand operand) {
        return operand instanceof Operand.OfField(var field) && !field.level().ofAlert();
    }

    private static Set<Key> keys(Operand operand, List<Value> values) {
        return values.stream()
                .map(value -> new Key(operand, Kind.EQUAL, ((Value.Text) value).text()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Need> needs(Expression.Matches matches) {
        Operand operand = matches.operand();
        LiteralRegex literal = LiteralRegex.of(matches.regex()).orElse(null);
        if (literal != null) {
            return List.of(new Need(keys(operand, literal.alternatives(), false), NOTHING_MORE));
        }
        RequiredTexts required = RequiredTexts.of(matches.regex());
        List<Need> needs = new ArrayList<>();
        needs.add(new Need(Set.of(new Key(operand, Kind.PRESENT, "")), matches));
        required.choices().forEach(choice -> needs.add(new Need(keys(operand, choice, required.folded()), matches)));
        return needs;
    }

    private static Set<Key> keys(Operand operand, List<Alternative> alternatives, boolean folded) {
        return alternatives.stream()
                .map(alternative -> new Key(operand, kind(alternative, folded), alternative.text()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Kind kind(Alternative alternative, boolean folded) {
        if (alternative.start() && alternative.end()) {
            return Kind.EQUAL;
        }
        if (alternative.text().isEmpty()) {
            return Kind.PRESENT;
        }
        if (folded) {
            return Kind.CONTAINS_FOLDED;
        }
        return alternative.start() ? Kind.STARTS : alternative.end() ? Kind.ENDS : Kind.CONTAINS;
    }
}
