package io.tocsin.mql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text, understood. It is a search, or asks for figures, or is a routing rule: never two of these.
 *
 * @param asOf the moment of the past that is asked about; null for now, and in routing rules
 * @param order empty for the default one; empty unless it is a search
 * @param limit how many at most, 1 or more; null for the default; null unless it is a search
 * @param figures null unless figures are asked for
 * @param targets in the order written; empty unless it is a routing rule
 */
public record Query(
        Expression expression,
        @Nullable Moment asOf,
        List<Order> order,
        @Nullable Integer limit,
        @Nullable Figures figures,
        List<Target> targets) {

    public Query {
        order = List.copyOf(order);
        targets = List.copyOf(targets);
    }

    /** A search for all that satisfies the expression. */
    public static Query of(Expression expression) {
        return new Query(expression, null, List.of(), null, null, List.of());
    }

    /** The same without saying where it was written, so that two texts of one meaning are equal. */
    public Query withoutRanges() {
        return new Query(expression.withoutRanges(), asOf, order, limit, figures, targets);
    }
}
