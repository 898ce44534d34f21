package io.tocsin.mql.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.mql.ruleset.Rule;
import io.tocsin.mql.ruleset.RuleSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import software.amazon.event.ruler.Machine;

/**
 * One alert against rules that both express. Event Ruler gets the event as it likes it best, without reading text: as a tree
 * of JSON, and as sorted names and values.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Workload.ALERTS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoutingBenchmark {

    /** Tocsin's. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // by JMH
    public static class Ours {

        @Param({"100", "1000", "10000"})
        public int rules;

        @Param({"false", "true"})
        public boolean gaps;

        private List<BenchAlert> alerts;
        private RuleSet<Rule> set;

        @Setup
        public void prepare() {
            Workload workload = Workload.common(rules, gaps);
            alerts = workload.alerts();
            set = Compiled.ruleSet(workload);
        }
    }

    /** Event Ruler's; it is compared only where both answer the same. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // by JMH
    public static class Theirs {

        private Machine machine;
        private List<JsonNode> trees;
        private List<String[]> flats;

        @Setup
        public void prepare(Ours ours) throws IOException {
            Workload workload = Workload.common(ours.rules, ours.gaps);
            machine = Compiled.machine(workload);
            Compiled.mustAgree(workload, ours.set, machine);
            flats = ours.alerts.stream().map(BenchAlert::flat).toList();
            ObjectMapper mapper = new ObjectMapper();
            trees = new ArrayList<>();
            for (BenchAlert alert : ours.alerts) {
                trees.add(mapper.readTree(alert.json()));
            }
        }
    }

    @Benchmark
    public void first(Ours ours, Blackhole hole) {
        for (BenchAlert alert : ours.alerts) {
            hole.consume(ours.set.first(alert, Compiled.NOW));
        }
    }

    @Benchmark
    public void all(Ours ours, Blackhole hole) {
        for (BenchAlert alert : ours.alerts) {
            hole.consume(ours.set.all(alert, Compiled.NOW));
        }
    }

    @Benchmark
    public void eventRulerOnTree(Theirs theirs, Blackhole hole) {
        for (JsonNode tree : theirs.trees) {
            hole.consume(theirs.machine.rulesForJSONEvent(tree));
        }
    }

    @Benchmark
    public void eventRulerOnNamesAndValues(Theirs theirs, Blackhole hole) {
        for (String[] flat : theirs.flats) {
            hole.consume(theirs.machine.rulesForEvent(flat));
        }
    }
}
