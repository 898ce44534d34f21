package io.tocsin.mql.bench;

import io.tocsin.mql.ruleset.Rule;
import io.tocsin.mql.ruleset.RuleSet;
import java.lang.ref.Reference;
import java.util.List;

/** How long reading and compiling takes, and how much heap a rule set holds, beside what it says of itself. */
public final class Heap {

    private Heap() {}

    public static void main(String[] arguments) {
        for (int round = 0; round < 3; round++) {
            for (int rules : List.of(100, 1_000, 10_000)) {
                print(Workload.everything(rules));
            }
        }
    }

    private static void print(Workload workload) {
        long before = used();
        long started = System.nanoTime();
        List<Rule> rules = Compiled.rules(workload);
        long read = System.nanoTime();
        RuleSet<Rule> set = RuleSet.of(rules);
        long compiled = System.nanoTime();
        workload.alerts().forEach(alert -> set.all(alert, Compiled.NOW));
        long heap = used() - before;
        System.out.printf(
                "read in %d ms, compiled in %d ms, holds %,d bytes: %s%n",
                (read - started) / 1_000_000, (compiled - read) / 1_000_000, heap, set.size());
        Reference.reachabilityFence(set);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
