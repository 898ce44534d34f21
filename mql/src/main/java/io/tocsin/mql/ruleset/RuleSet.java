package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.predicate.AlertPredicate;
import io.tocsin.mql.predicate.AlertView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rules compiled together, so that matching one alert costs about as much as the rules that could match it. Says exactly what
 * {@link io.tocsin.mql.predicate.Predicates} says of each rule in turn.
 *
 * <p>Immutable; may be asked by many threads without locks. Whoever owns the rules compiles a new set when they change and puts
 * it where the old one was by one write to a {@code volatile} field or an {@code AtomicReference}: a thread that has begun with
 * the old set ends with it.
 *
 * @param <R> what a rule is; anything that has a condition
 */
public final class RuleSet<R> {

    private final List<R> rules;
    private final AlertPredicate[] rests;
    private final OperandIndex[] indexes;
    private final int[] unindexed;
    private final RuleSetSize size;

    RuleSet(List<R> rules, AlertPredicate[] rests, OperandIndex[] indexes, int[] unindexed, RuleSetSize size) {
        this.rules = rules;
        this.rests = rests;
        this.indexes = indexes;
        this.unindexed = unindexed;
        this.size = size;
    }

    /**
     * Takes about 10 µs a rule, more where it compiles regular expressions.
     *
     * @param rules in the order in which they are asked
     * @param condition of a rule; must give equal expressions for the same rule
     */
    public static <R> RuleSet<R> of(List<R> rules, Function<? super R, ? extends Expression> condition) {
        return new RuleSetCompiler<R>(rules, condition).compile();
    }

    /** Of routing rules. */
    public static RuleSet<Rule> of(List<Rule> rules) {
        return of(rules, Rule::expression);
    }

    /**
     * The first rule that the alert satisfies. Allocates next to nothing.
     *
     * @param now the moment at which it is asked
     */
    public Optional<R> first(AlertView alert, Instant now) {
        First first = new First(alert, now);
        find(alert, first);
        return first.best == rests.length ? Optional.empty() : Optional.of(rules.get(first.best));
    }

    /** All rules that the alert satisfies, in their order. */
    public List<R> all(AlertView alert, Instant now) {
        Gathered gathered = new Gathered();
        find(alert, gathered);
        return Arrays.stream(gathered.rules, 0, gathered.size)
                .sorted()
                .distinct()
                .filter(rule -> rests[rule].test(alert, now))
                .<R>mapToObj(rules::get)
                .toList();
    }

    /** In their order. */
    public List<R> rules() {
        return rules;
    }

    public RuleSetSize size() {
        return size;
    }

    private void find(AlertView alert, Candidates candidates) {
        for (OperandIndex index : indexes) {
            index.find(alert, candidates);
        }
        candidates.add(unindexed);
    }

    /** Asks at once, and no rule behind the best one so far. */
    private final class First implements Candidates {

        private final AlertView alert;
        private final Instant now;
        private int best = rests.length;

        First(AlertView alert, Instant now) {
            this.alert = alert;
            this.now = now;
        }

        @Override
        public void add(int[] candidates) {
            for (int rule : candidates) {
                if (rule >= best) {
                    return;
                }
                if (rests[rule].test(alert, now)) {
                    best = rule;
                    return;
                }
            }
        }
    }

    private static final class Gathered implements Candidates {

        private int[] rules = new int[64];
        private int size;

        @Override
        public void add(int[] candidates) {
            if (size + candidates.length > rules.length) {
                rules = Arrays.copyOf(rules, 2 * (size + candidates.length));
            }
            System.arraycopy(candidates, 0, rules, size, candidates.length);
            size += candidates.length;
        }
    }
}
