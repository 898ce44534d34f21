package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Level;
import java.util.List;

/**
 * What must be so of an incident, or of some of its alerts, for an expression to hold of it, in the form in which {@link Choice}
 * reads expressions about one alert: whatever it would misread is replaced by something of which it expects nothing.
 */
final class IncidentNeeds {

    private static final Expression UNKNOWN = new Expression.Words(Range.NONE, List.of("?"));

    private IncidentNeeds() {}

    static Expression necessary(Expression expression) {
        return necessary(expression, false, false);
    }

    /** Whether the incident itself has it, and not its alerts. */
    static boolean isOwn(Operand operand) {
        return operand instanceof Operand.OfField(Field field) && field.level().ofIncident();
    }

    /** @param each inside of {@code each( … )}, where fields are those of an alert */
    private static Expression necessary(Expression expression, boolean negated, boolean each) {
        return switch (expression) {
            case Expression.And(var range, var terms) -> new Expression.And(range, necessary(terms, negated, each));
            case Expression.Or(var range, var terms) -> new Expression.Or(range, necessary(terms, negated, each));
            case Expression.Not(var range, var term) -> new Expression.Not(range, necessary(term, !negated, each));
            case Expression.Each(var range, var term) -> negated ? UNKNOWN : necessary(term, false, true);
            case Expression.Comparison comparison -> known(comparison, comparison.operand(), each);
            case Expression.In in -> known(in, in.operand(), each);
            case Expression.Matches matches -> known(matches, matches.operand(), each);
            case Expression.Has has -> has;
            case Expression.Everything everything -> everything;
            case Expression.Flag ignored -> UNKNOWN;
            case Expression.Words ignored -> UNKNOWN;
        };
    }

    private static List<Expression> necessary(List<Expression> terms, boolean negated, boolean each) {
        return terms.stream().map(term -> flat(necessary(term, negated, each))).toList();
    }

    /** A chain of the same kind must be flat; one that came out of {@code each( … )} may not be. */
    private static Expression flat(Expression term) {
        return term instanceof Expression.And || term instanceof Expression.Or
                ? new Expression.Not(Range.NONE, new Expression.Not(Range.NONE, term))
                : term;
    }

    private static Expression known(Expression condition, Operand operand, boolean each) {
        boolean misread = operand instanceof Operand.OfField(Field field)
                && (field.level() == Level.INCIDENT || (each && field.level() == Level.BOTH));
        return misread ? UNKNOWN : condition;
    }
}
