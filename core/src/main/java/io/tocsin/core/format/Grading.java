package io.tocsin.core.format;

import io.tocsin.core.severity.Impact;
import io.tocsin.core.severity.Likelihood;
import io.tocsin.core.severity.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;

/** Severity out of labels. */
final class Grading {

    /** In the order in which a threshold is written. */
    private static final List<String> LABELS = List.of("severity", "severity_level", "impact", "likelihood");

    private static final Set<String> NAMES = Set.copyOf(LABELS);

    private Grading() {}

    static boolean isSeverity(String label) {
        return NAMES.contains(label);
    }

    /** What the labels say by number, or by impact and likelihood; empty when they say nothing that can be understood. */
    static Optional<Severity> of(Json json, Pairs labels, Predicate<String> counts) {
        String level = counts.test("severity_level") ? labels.filled("severity_level") : null;
        if (level != null) {
            return Optional.of(level(level)
                    .orElseThrow(() -> labels.refused(
                            json, "severity_level", "Expected a level from 1 to 9, but it is " + Text.quoted(level))));
        }
        String impact = counts.test("impact") ? labels.filled("impact") : null;
        String likelihood = counts.test("likelihood") ? labels.filled("likelihood") : null;
        if (impact != null && likelihood != null) {
            Optional<Severity> both = of(impact, likelihood);
            if (both.isPresent()) {
                return both;
            }
        }
        return Optional.empty();
    }

    /** What the label {@code severity} says in words; weaker than a rule of the rulebook. */
    static Optional<Severity> ofWord(Pairs labels, Predicate<String> counts) {
        String word = counts.test("severity") ? labels.filled("severity") : null;
        return word == null ? Optional.empty() : ofWord(word);
    }

    static Optional<Severity> of(String impact, String likelihood) {
        return Impact.parse(impact).flatMap(i -> Likelihood.parse(likelihood).map(l -> Severity.of(i, l)));
    }

    /** The severity labels as they were written, joined. */
    static String threshold(Pairs labels, Predicate<String> counts) {
        StringJoiner joined = new StringJoiner(",");
        for (String name : LABELS) {
            String value = counts.test(name) ? labels.filled(name) : null;
            if (value != null) {
                joined.add(value);
            }
        }
        return joined.toString();
    }

    private static Optional<Severity> level(String text) {
        return text.length() == 1 ? Severity.parse(text) : Optional.empty();
    }

    /** The words that rules in the wild use. */
    static Optional<Severity> ofWord(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "critical", "page", "error", "emergency", "high", "disaster" -> Optional.of(Severity.S3);
            case "warning", "average", "medium" -> Optional.of(Severity.S4);
            case "info", "information", "low", "none", "debug", "notice" -> Optional.of(Severity.S7);
            default -> word.length() == 2 ? Severity.parse(word) : Optional.empty();
        };
    }
}
