package io.tocsin.core.severity;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who has to be answered how soon: a row of nine response times, S1 … S9, for each service level. Immutable.
 *
 * @param rows by service level, in the order in which the rulebook lists them
 */
public record ResponseMatrix(Map<String, List<ResponseTime>> rows) {

    /** The service level of projects for which nobody gives one. */
    public static final String DEFAULT_SERVICE_LEVEL = "None";

    private static final int LEVELS = Severity.values().length;

    /** @throws IllegalArgumentException when a row does not have nine cells, or there is none */
    public ResponseMatrix {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one service level, but there is none");
        }
        Map<String, List<ResponseTime>> copy = new LinkedHashMap<>();
        rows.forEach((serviceLevel, row) -> copy.put(serviceLevel, complete(serviceLevel, row)));
        rows = Collections.unmodifiableMap(copy);
    }

    /** The matrix of a rulebook that gives none: Platinum, Gold, Silver, None. */
    public static ResponseMatrix builtIn(Duration batchFrom) {
        Map<String, List<ResponseTime>> rows = new LinkedHashMap<>();
        rows.put("Platinum", row("1m 5m 10m 30m 24h 24h 24h – –", batchFrom));
        rows.put("Gold", row("5m 10m 30m 24h 24h 24h – – –", batchFrom));
        rows.put("Silver", row("10m 30m 24h 24h 24h – – – –", batchFrom));
        rows.put(DEFAULT_SERVICE_LEVEL, row("24h 24h 24h 24h – – – – –", batchFrom));
        return new ResponseMatrix(rows);
    }

    public List<String> serviceLevels() {
        return List.copyOf(rows.keySet());
    }

    /**
     * How soon somebody must answer. An incident keeps its service level, which a later matrix may not have: then the soonest
     * answer that any level has for the severity, so that nobody waits longer because of a change of rules.
     */
    public ResponseTime of(String serviceLevel, Severity severity) {
        List<ResponseTime> row = rows.get(serviceLevel);
        return row != null ? row.get(severity.ordinal()) : soonest(severity);
    }

    private ResponseTime soonest(Severity severity) {
        return rows.values().stream()
                .map(row -> row.get(severity.ordinal()))
                .reduce((one, other) -> other.soonerThan(one) ? other : one)
                .orElse(ResponseTime.NEVER);
    }

    private static List<ResponseTime> complete(String serviceLevel, List<ResponseTime> row) {
        if (row.size() != LEVELS) {
            throw new IllegalArgumentException(
                    "Expected " + LEVELS + " response times for " + serviceLevel + ", but there are " + row.size());
        }
        return List.copyOf(row);
    }

    private static List<ResponseTime> row(String cells, Duration batchFrom) {
        return Arrays.stream(cells.split(" "))
                .map(cell -> ResponseTime.parse(cell, batchFrom).orElseThrow())
                .toList();
    }
}
