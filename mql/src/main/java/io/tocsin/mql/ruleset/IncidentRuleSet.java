package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.predicate.IncidentPredicate;
import io.tocsin.mql.predicate.IncidentView;
import io.tocsin.mql.predicate.Predicates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Rules about incidents compiled together, so that one incident is only compared with those that it might satisfy. Says exactly
 * what {@link Predicates#ofIncident} says of each rule in turn. Immutable; may be asked by many threads.
 *
 * @param <R> what a rule is; anything that has a condition
 */
public final class IncidentRuleSet<R> {

    private final List<R> rules;
    private final List<IncidentPredicate> predicates;
    private final List<OperandIndex> indexes;
    private final Entries unindexed;

    private IncidentRuleSet(
            List<R> rules, List<IncidentPredicate> predicates, List<OperandIndex> indexes, Entries unindexed) {
        this.rules = rules;
        this.predicates = predicates;
        this.indexes = indexes;
        this.unindexed = unindexed;
    }

    /**
     * Takes some 10 µs a rule, more where it compiles regular expressions.
     *
     * @param rules in the order in which they are told
     * @param condition of a rule; must give equal expressions for the same rule
     */
    public static <R> IncidentRuleSet<R> of(List<R> rules, Function<? super R, ? extends Expression> condition) {
        List<Expression> conditions = rules.stream().<Expression>map(condition).toList();
        List<Expression> necessary =
                conditions.stream().map(IncidentNeeds::necessary).toList();
        Choice choice = new Choice();
        necessary.forEach(choice::count);
        Map<Operand, Map<Key, Entries.Builder>> byOperand = new LinkedHashMap<>();
        Entries.Builder unindexed = new Entries.Builder();
        for (int rule = 0; rule < rules.size(); rule++) {
            Need need = choice.of(necessary.get(rule));
            if (need == null) {
                unindexed.add(rule, Entries.UNGUARDED, 0);
                continue;
            }
            for (Key key : need.keys()) {
                byOperand
                        .computeIfAbsent(key.operand(), operand -> new HashMap<>())
                        .computeIfAbsent(key, k -> new Entries.Builder())
                        .add(rule, Entries.UNGUARDED, 0);
            }
        }
        return new IncidentRuleSet<>(
                List.copyOf(rules),
                conditions.stream().map(Predicates::ofIncident).toList(),
                indexes(byOperand),
                unindexed.build());
    }

    /** All rules that the incident satisfies, in their order. */
    public List<R> all(IncidentView incident, Instant now) {
        BitSet candidates = new BitSet(rules.size());
        Finding own = new Finding(new OwnFields(incident), candidates);
        List<Finding> ofAlerts = incident.alerts().stream()
                .map(alert -> new Finding(alert, candidates))
                .toList();
        for (OperandIndex index : indexes) {
            if (IncidentNeeds.isOwn(index.operand())) {
                index.find(own);
            } else {
                ofAlerts.forEach(index::find);
            }
        }
        own.add(unindexed);
        List<R> all = new ArrayList<>();
        for (int rule = candidates.nextSetBit(0); rule >= 0; rule = candidates.nextSetBit(rule + 1)) {
            if (predicates.get(rule).test(incident, now)) {
                all.add(rules.get(rule));
            }
        }
        return all;
    }

    /** In their order. */
    public List<R> rules() {
        return rules;
    }

    /** How many are compared with every incident, because they need nothing that an index could hold. */
    int unindexed() {
        return unindexed.size();
    }

    private static List<OperandIndex> indexes(Map<Operand, Map<Key, Entries.Builder>> byOperand) {
        List<OperandIndex> indexes = new ArrayList<>();
        byOperand.forEach((operand, rules) -> {
            Map<Key, Entries> built = new HashMap<>();
            rules.forEach((key, of) -> built.put(key, of.build()));
            indexes.add(OperandIndex.of(operand, built));
        });
        return indexes;
    }

    private static final class Finding extends Asking {

        private static final Glance[] NO_GUARDS = {};

        private final BitSet candidates;

        Finding(AlertView subject, BitSet candidates) {
            super(subject, NO_GUARDS);
            this.candidates = candidates;
        }

        @Override
        void add(Entries entries) {
            for (int i = 0; i < entries.size(); i++) {
                candidates.set(entries.rule(i));
            }
        }
    }
}
