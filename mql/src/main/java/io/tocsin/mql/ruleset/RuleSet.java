package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.predicate.AlertPredicate;
import io.tocsin.mql.predicate.AlertView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
    private final Entries unindexed;
    private final Glance[] glances;
    private final RuleSetSize size;

    /**
     * @param glances by the numbers that the guards of entries have
     */
    RuleSet(
            List<R> rules,
            AlertPredicate[] rests,
            OperandIndex[] indexes,
            Entries unindexed,
            Glance[] glances,
            RuleSetSize size) {
        this.rules = rules;
        this.rests = rests;
        this.indexes = indexes;
        this.unindexed = unindexed;
        this.glances = glances;
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
        find(first);
        return first.best == rests.length ? Optional.empty() : Optional.of(rules.get(first.best));
    }

    /** All rules that the alert satisfies, in their order. */
    public List<R> all(AlertView alert, Instant now) {
        Gathered gathered = new Gathered(alert);
        find(gathered);
        return gathered.all(now);
    }

    /** In their order. */
    public List<R> rules() {
        return rules;
    }

    public RuleSetSize size() {
        return size;
    }

    private void find(Asking asking) {
        for (OperandIndex index : indexes) {
            index.find(asking);
        }
        asking.add(unindexed);
    }

    /** Asks at once, and no rule behind the best one so far. */
    private final class First extends Asking {

        private final Instant now;
        private int best = rests.length;

        First(AlertView alert, Instant now) {
            super(alert, glances);
            this.now = now;
        }

        @Override
        void add(Entries entries) {
            for (int i = 0; i < entries.size() && entries.rule(i) < best; i++) {
                if (passes(entries, i) && rests[entries.rule(i)].test(alert, now)) {
                    best = entries.rule(i);
                }
            }
        }
    }

    private final class Gathered extends Asking {

        private int[] found = new int[16];
        private int size;

        Gathered(AlertView alert) {
            super(alert, glances);
        }

        @Override
        void add(Entries entries) {
            for (int i = 0; i < entries.size(); i++) {
                if (passes(entries, i)) {
                    add(entries.rule(i));
                }
            }
        }

        private void add(int rule) {
            if (size == found.length) {
                found = Arrays.copyOf(found, 2 * size);
            }
            found[size++] = rule;
        }

        List<R> all(Instant now) {
            Arrays.sort(found, 0, size);
            List<R> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                boolean again = i > 0 && found[i] == found[i - 1];
                if (!again && rests[found[i]].test(alert, now)) {
                    all.add(rules.get(found[i]));
                }
            }
            return Collections.unmodifiableList(all);
        }
    }
}
