package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses, of all that each rule needs, what is likely to be the rarest among alerts: {@code project = a and ~pod = b} is found
 * by its pod where many rules are about the project. Nothing is known of the alerts, so they are taken to be as the rules are:
 * rare is what few rules ask for, compared with how many ask for the same label or field. One thread.
 */
final class Choice {

    private final Map<Key, Integer> asked = new HashMap<>();
    private final Map<Operand, Integer> askedOf = new HashMap<>();

    /** To be called with all rules before the first {@link #of}. */
    void count(Expression expression) {
        switch (expression) {
            case Expression.And and -> and.terms().forEach(this::count);
            case Expression.Or or -> or.terms().forEach(this::count);
            case Expression.Not not -> count(not.term());
            case Expression.Each each -> count(each.term());
            default -> Conditions.needs(expression).forEach(this::count);
        }
    }

    private void count(Need need) {
        for (Key key : need.keys()) {
            asked.merge(key, 1, Integer::sum);
            askedOf.merge(key.operand(), 1, Integer::sum);
        }
    }

    /** Null when the expression may hold of an alert that has nothing in particular. */
    @Nullable Need of(Expression expression) {
        if (Conditions.neverHolds(expression)) {
            return new Need(Set.of(), Conditions.NOTHING_MORE);
        }
        return switch (expression) {
            case Expression.Everything ignored -> null;
            case Expression.And and -> cheapestTerm(and);
            case Expression.Or or -> {
                Need any = any(or.terms(), false);
                yield any == null || any.isExact() ? any : new Need(any.keys(), or);
            }
            case Expression.Not not -> {
                Need need = ofNot(not.term());
                yield need == null ? null : new Need(need.keys(), need.keys().isEmpty() ? need.rest() : not);
            }
            case Expression.Each each -> of(each.term());
            default -> cheapest(Conditions.needs(expression));
        };
    }

    /** What is needed for the expression not to hold. */
    private @Nullable Need ofNot(Expression expression) {
        return switch (expression) {
            case Expression.Everything ignored -> new Need(Set.of(), Conditions.NOTHING_MORE);
            case Expression.And and -> any(and.terms(), true);
            case Expression.Or or ->
                cheapest(or.terms().stream().map(this::ofNot).toList());
            case Expression.Not not -> of(not.term());
            case Expression.Each each -> ofNot(each.term());
            default -> null;
        };
    }

    private @Nullable Need any(List<Expression> terms, boolean negated) {
        Set<Key> keys = new HashSet<>();
        boolean exact = true;
        for (Expression term : terms) {
            Need need = negated ? ofNot(term) : of(term);
            if (need == null) {
                return null;
            }
            keys.addAll(need.keys());
            exact &= need.isExact();
        }
        Expression rest = exact ? Conditions.NOTHING_MORE : terms.getFirst();
        return new Need(keys, rest);
    }

    private @Nullable Need cheapestTerm(Expression.And and) {
        List<@Nullable Need> needs = and.terms().stream().map(this::of).toList();
        Need best = cheapest(needs);
        if (best == null) {
            return null;
        }
        int chosen = needs.indexOf(best);
        return new Need(best.keys(), without(and.terms(), chosen, best.rest()), guard(needs, best));
    }

    /** The best of the terms that were not chosen, of another label or field. */
    private @Nullable Guard guard(List<@Nullable Need> needs, Need chosen) {
        Set<Operand> found = new HashSet<>();
        chosen.keys().forEach(key -> found.add(key.operand()));
        Need second =
                cheapest(needs.stream().filter(need -> isGuard(need, found)).toList());
        return second == null ? chosen.guard() : Guard.of(second.keys());
    }

    private static boolean isGuard(@Nullable Need need, Set<Operand> found) {
        Guard guard = need == null ? null : Guard.of(need.keys());
        return guard != null && !found.contains(guard.glance().operand());
    }

    private static Expression without(List<Expression> terms, int chosen, Expression rest) {
        List<Expression> left = new ArrayList<>(terms);
        left.remove(chosen);
        switch (rest) {
            case Expression.Everything ignored -> {}
            case Expression.And and -> left.addAll(and.terms());
            default -> left.add(rest);
        }
        return left.size() == 1 ? left.getFirst() : new Expression.And(Range.NONE, left);
    }

    private @Nullable Need cheapest(List<? extends @Nullable Need> needs) {
        Need best = null;
        for (Need need : needs) {
            if (need != null && (best == null || cost(need) < cost(best))) {
                best = need;
            }
        }
        return best;
    }

    /** Between the two extremes that every alert has the label, and that as many have it as rules ask for it. */
    private double cost(Need need) {
        double cost = 0;
        for (Key key : need.keys()) {
            int ofOperand = askedOf.getOrDefault(key.operand(), 1);
            cost += asked.getOrDefault(key, 0) * key.weight() / Math.sqrt(ofOperand);
        }
        return cost;
    }
}
