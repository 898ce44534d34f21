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
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Workload.ALERTS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // by JMH
public class RoutingBenchmark {

    @Param({"100", "1000", "10000"})
    public int rules;

    private List<BenchAlert> alerts;
    private RuleSet<Rule> set;
    private Machine machine;
    private List<JsonNode> trees;
    private List<String[]> flats;

    @Setup
    public void prepare() throws IOException {
        Workload workload = Workload.common(rules);
        ObjectMapper mapper = new ObjectMapper();
        alerts = workload.alerts();
        set = Compiled.ruleSet(workload);
        machine = Compiled.machine(workload);
        Compiled.mustAgree(workload, set, machine);
        flats = alerts.stream().map(BenchAlert::flat).toList();
        trees = new ArrayList<>();
        for (BenchAlert alert : alerts) {
            trees.add(mapper.readTree(alert.json()));
        }
    }

    @Benchmark
    public void first(Blackhole hole) {
        for (BenchAlert alert : alerts) {
            hole.consume(set.first(alert, Compiled.NOW));
        }
    }

    @Benchmark
    public void all(Blackhole hole) {
        for (BenchAlert alert : alerts) {
            hole.consume(set.all(alert, Compiled.NOW));
        }
    }

    @Benchmark
    public void eventRulerOnTree(Blackhole hole) {
        for (JsonNode tree : trees) {
            hole.consume(machine.rulesForJSONEvent(tree));
        }
    }

    @Benchmark
    public void eventRulerOnNamesAndValues(Blackhole hole) {
        for (String[] flat : flats) {
            hole.consume(machine.rulesForEvent(flat));
        }
    }
}
