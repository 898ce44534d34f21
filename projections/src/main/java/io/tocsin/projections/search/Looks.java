package io.tocsin.projections.search;

import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.schema.Field;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which comparisons are about what incidents are found by, and by which numbers. One query: each is looked up once. */
final class Looks {

    private final KnownTexts known;
    private final Map<Expression, Optional<Ids>> done = new IdentityHashMap<>();

    Looks(KnownTexts known) {
        this.known = known;
    }

    /** Empty when the expression is no single comparison of that kind. */
    Optional<Ids> up(Expression expression) {
        return done.computeIfAbsent(expression, this::find);
    }

    private Optional<Ids> find(Expression expression) {
        return switch (expression) {
            case Expression.Has has -> Optional.of(has(has.label()));
            case Expression.Comparison(var range, var operand, var comparator, var value)
            when comparator == Comparator.EQUAL && isIndexed(operand) ->
                Optional.of(new Ids(known.equal(operand, List.of(Tests.text(value)))));
            case Expression.In(var range, var operand, var values)
            when isIndexed(operand) -> Optional.of(new Ids(known.equal(operand, Tests.texts(values))));
            case Expression.Matches(var range, var operand, var regex)
            when isIndexed(operand) -> Optional.of(matching(operand, regex));
            default -> Optional.empty();
        };
    }

    /** What an incident must be found by, some alert of which satisfies the expression. */
    List<Ids> needed(Expression expression) {
        return switch (expression) {
            case Expression.And and ->
                and.terms().stream().flatMap(term -> needed(term).stream()).toList();
            case Expression.Comparison c when !isOfAlerts(c.operand()) -> List.of();
            case Expression.In in when !isOfAlerts(in.operand()) -> List.of();
            case Expression.Matches matches when !isOfAlerts(matches.operand()) -> List.of();
            default -> up(expression).stream().toList();
        };
    }

    private Ids has(String label) {
        return known.name(new Operand.OfLabel(label)).stream()
                .mapToObj(name -> new Ids(new int[] {name}))
                .findFirst()
                .orElseGet(() -> new Ids(new int[0]));
    }

    private Ids matching(Operand operand, String regex) {
        return new Ids(known.matching(operand, regex).stream()
                .mapToInt(KnownTexts.Known::id)
                .toArray());
    }

    private static boolean isIndexed(Operand operand) {
        return isOfAlerts(operand) || (operand instanceof Operand.OfField(Field field) && field == Field.PROJECT);
    }

    private static boolean isOfAlerts(Operand operand) {
        return switch (operand) {
            case Operand.OfLabel ignored -> true;
            case Operand.OfField(Field field) -> field == Field.TRIGGER || field == Field.SOURCE || field == Field.KIND;
        };
    }
}
