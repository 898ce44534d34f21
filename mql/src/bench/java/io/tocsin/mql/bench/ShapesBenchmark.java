package io.tocsin.mql.bench;

import io.tocsin.mql.predicate.AlertPredicate;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.ruleset.Rule;
import io.tocsin.mql.ruleset.RuleSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One alert against rules that say all that MQL can: how long each match takes, up to the slowest. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // by JMH
public class ShapesBenchmark {

    @Param({"100", "1000", "10000"})
    public int rules;

    private List<BenchAlert> alerts;
    private RuleSet<Rule> set;
    private List<AlertPredicate> predicates;
    private int next;

    @Setup
    public void prepare() {
        Workload workload = Workload.everything(rules);
        List<Rule> read = Compiled.rules(workload);
        alerts = workload.alerts();
        set = RuleSet.of(read);
        predicates = read.stream()
                .map(rule -> Predicates.ofAlert(rule.expression()))
                .toList();
    }

    @Benchmark
    public Optional<Rule> first() {
        return set.first(alert(), Compiled.NOW);
    }

    @Benchmark
    public List<Rule> all() {
        return set.all(alert(), Compiled.NOW);
    }

    /** What it would cost without the index. */
    @Benchmark
    public @Nullable AlertPredicate eachRuleInTurn() {
        BenchAlert alert = alert();
        for (AlertPredicate predicate : predicates) {
            if (predicate.test(alert, Compiled.NOW)) {
                return predicate;
            }
        }
        return null;
    }

    private BenchAlert alert() {
        next = next + 1 == Workload.ALERTS ? 0 : next + 1;
        return alerts.get(next);
    }
}
