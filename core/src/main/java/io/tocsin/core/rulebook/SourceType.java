package io.tocsin.core.rulebook;

import java.util.Arrays;
import java.util.Optional;

/** What kind of program a source is; the words of the rulebook. */
public enum SourceType {
    /** Prometheus, vmalert and whatever else pushes to an Alertmanager. */
    PROMETHEUS("prometheus"),
    /** Alertmanager's webhook. */
    ALERTMANAGER("alertmanager"),
    /** Custom events: labels and annotations. */
    CUSTOM("custom"),
    /** Tocsin's own format. */
    NATIVE("native");

    private final String word;

    SourceType(String word) {
        this.word = word;
    }

    public static Optional<SourceType> parse(String word) {
        return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst();
    }

    public String word() {
        return word;
    }
}
