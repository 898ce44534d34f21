package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.predicate.AlertPredicate;
import io.tocsin.mql.predicate.Predicates;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one {@link RuleSet}. One thread. */
final class RuleSetCompiler<R> {

    private static final AlertPredicate HOLDS = (alert, now) -> true;

    private final List<R> rules;
    private final List<Expression> conditions;
    private final Map<Operand, Map<Key, Entries.Builder>> byOperand = new LinkedHashMap<>();
    private final Map<Glance, Integer> glances = new LinkedHashMap<>();
    private final Entries.Builder unindexed = new Entries.Builder();
    private final AlertPredicate[] rests;

    RuleSetCompiler(List<R> rules, Function<? super R, ? extends Expression> condition) {
        this.rules = List.copyOf(rules);
        this.conditions = this.rules.stream().<Expression>map(condition).toList();
        this.rests = new AlertPredicate[this.rules.size()];
    }

    RuleSet<R> compile() {
        Choice choice = new Choice();
        conditions.forEach(choice::count);
        for (int rule = 0; rule < rests.length; rule++) {
            place(rule, choice.of(conditions.get(rule)));
        }
        OperandIndex[] indexes = byOperand.entrySet().stream()
                .map(entry -> OperandIndex.of(entry.getKey(), built(entry.getValue())))
                .toArray(OperandIndex[]::new);
        Entries always = unindexed.build();
        Glance[] ofGuards = glances.keySet().toArray(Glance[]::new);
        return new RuleSet<>(rules, rests, indexes, always, ofGuards, size(always.size()));
    }

    private void place(int rule, @Nullable Need need) {
        Expression rest = need == null ? conditions.get(rule) : need.rest();
        rests[rule] = rest instanceof Expression.Everything ? HOLDS : Predicates.ofAlert(rest);
        if (need == null) {
            unindexed.add(rule, Entries.UNGUARDED, 0);
            return;
        }
        Guard guard = need.guard();
        int number = guard == null ? Entries.UNGUARDED : number(guard.glance());
        for (Key key : need.keys()) {
            byOperand
                    .computeIfAbsent(key.operand(), operand -> new HashMap<>())
                    .computeIfAbsent(key, k -> new Entries.Builder())
                    .add(rule, number, guard == null ? 0 : guard.bits());
        }
    }

    private int number(Glance glance) {
        Integer known = glances.putIfAbsent(glance, glances.size());
        return known == null ? glances.size() - 1 : known;
    }

    private RuleSetSize size(int asked) {
        int keys = byOperand.values().stream().mapToInt(Map::size).sum();
        long bytes = conditions.stream().mapToLong(Footprint::of).sum();
        return new RuleSetSize(rests.length, keys, byOperand.size(), asked, bytes);
    }

    private static Map<Key, Entries> built(Map<Key, Entries.Builder> rules) {
        Map<Key, Entries> built = new HashMap<>();
        rules.forEach((key, of) -> built.put(key, of.build()));
        return built;
    }
}
