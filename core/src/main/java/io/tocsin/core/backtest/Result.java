package io.tocsin.core.backtest;

import io.tocsin.core.backtest.Difference.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came out.
 *
 * @param differences those that are told one by one, the earliest first
 * @param scope what was tried, and what of the change was not
 */
public record Result(Totals totals, List<Difference> differences, List<Scope> scope) {

    /** How many there were, and would have been. */
    public record Pair(int was, int would) {}

    /**
     * How well what was could be gone through once more, under the rules that held.
     *
     * @param incidents that really were opened
     * @param reproduced those of them that came out the same
     * @param unlike the first ones that did not
     * @param passedOver what people did that made no sense once more
     */
    public record Fidelity(int incidents, int reproduced, List<Long> unlike, int passedOver) {

        public Fidelity {
            unlike = List.copyOf(unlike);
        }
    }

    /**
     * All of it in figures.
     *
     * @param different incidents that are different in any way
     * @param kinds how many are different in which way; each kind is there
     */
    public record Totals(int different, Map<Kind, Integer> kinds, Pair incidents, Pair breaches, Fidelity fidelity) {

        public Totals {
            Map<Kind, Integer> all = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                all.put(kind, kinds.getOrDefault(kind, 0));
            }
            kinds = all;
        }
    }

    public Result {
        differences = List.copyOf(differences);
        scope = List.copyOf(scope);
    }
}
