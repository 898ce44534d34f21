package io.tocsin.mql.ast;

import java.util.Arrays;
import java.util.Optional;

/** What figures can be asked for. Percentiles are by nearest rank. What has no value is left out, but counted. */
public enum Function {
    COUNT("count"),
    SUM("sum"),
    AVG("avg"),
    MIN("min"),
    MAX("max"),
    P50("p50"),
    P90("p90"),
    P95("p95"),
    P99("p99");

    private final String word;

    Function(String word) {
        this.word = word;
    }

    public static Optional<Function> named(String word) {
        return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
    }

    public String word() {
        return word;
    }
}
