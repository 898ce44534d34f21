package io.tocsin.mql.bench;

import io.tocsin.mql.ruleset.Rule;
import io.tocsin.mql.ruleset.RuleReader;
import io.tocsin.mql.ruleset.RuleReading;
import io.tocsin.mql.ruleset.RuleSet;
import io.tocsin.mql.schema.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.event.ruler.Machine;

/** Rules made ready to match. */
final class Compiled {

    static final Instant NOW = Instant.parse("2026-10-26T15:10:00Z");

    private Compiled() {}

    static RuleSet<Rule> ruleSet(Workload workload) {
        return RuleSet.of(rules(workload));
    }

    static List<Rule> rules(Workload workload) {
        String text = workload.rules().stream()
                .map(rule -> rule.mql() + " -> #l1")
                .collect(Collectors.joining("\n"));
        return switch (RuleReader.read(text, Vocabulary.alerts())) {
            case RuleReading.Understood(List<Rule> rules) -> rules;
            case RuleReading.Refused refused -> throw new IllegalStateException(refused.render());
        };
    }

    /** Each rule is called by its line. */
    static Machine machine(Workload workload) {
        Machine machine = Machine.builder().build();
        IntStream.rangeClosed(1, workload.rules().size())
                .forEach(line -> add(machine, line, workload.rules().get(line - 1).ruler()));
        return machine;
    }

    /** What is compared must answer the same. */
    static void mustAgree(Workload workload, RuleSet<Rule> set, Machine machine) {
        for (BenchAlert alert : workload.alerts()) {
            List<Integer> ours = set.all(alert, NOW).stream().map(Rule::line).toList();
            List<Integer> theirs = numbers(machine.rulesForEvent(alert.flat()));
            if (!ours.equals(theirs) || !ours.equals(numbers(json(machine, alert)))) {
                throw new IllegalStateException("Expected " + theirs + ", but " + ours + " match " + alert);
            }
        }
    }

    private static List<String> json(Machine machine, BenchAlert alert) {
        try {
            return machine.rulesForJSONEvent(alert.json());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> numbers(List<String> rules) {
        return rules.stream().map(Integer::valueOf).sorted().toList();
    }

    private static void add(Machine machine, int line, String rule) {
        try {
            machine.addRule(Integer.toString(line), rule);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
