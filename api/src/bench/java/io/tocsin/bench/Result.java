package io.tocsin.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one scenario gave.
 *
 * @param scenario its name with what it was run with
 * @param alerts how many alerts were answered with 2xx
 * @param seconds how long that took
 * @param latencies from a request's first byte to its whole answer
 * @param failures how many requests were answered otherwise or not at all
 * @param more further figures by name
 */
record Result(
        String scenario, long alerts, double seconds, Latencies latencies, long failures, Map<String, Double> more) {

    static final List<String> HEAD = List.of(
            "| scenario | alerts | alerts/s | requests | p50 ms | p99 ms | max ms | not 2xx | more |",
            "| --- | --: | --: | --: | --: | --: | --: | --: | --- |");

    double alertsPerSecond() {
        return seconds == 0 ? 0 : alerts / seconds;
    }

    /** A row of a Markdown table under {@link #HEAD}. */
    String toRow() {
        String others = more.entrySet().stream()
                .map(figure -> "%s %,.1f".formatted(figure.getKey(), figure.getValue()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,.0f | %,d | %.2f | %.2f | %.2f | %,d | %s |",
                scenario,
                alerts,
                alertsPerSecond(),
                latencies.count(),
                latencies.millisAt(0.5),
                latencies.millisAt(0.99),
                latencies.maxMillis(),
                failures,
                others);
    }

    /** One JSON object in one line. */
    String toJson() {
        String others = more.entrySet().stream()
                .map(figure -> String.format(Locale.ROOT, ",\"%s\":%.3f", figure.getKey(), figure.getValue()))
                .collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                "{\"scenario\":\"%s\",\"alerts\":%d,\"seconds\":%.3f,\"alertsPerSecond\":%.0f,\"requests\":%d,"
                        + "\"p50Millis\":%.3f,\"p99Millis\":%.3f,\"maxMillis\":%.3f,\"failures\":%d%s}",
                scenario,
                alerts,
                seconds,
                alertsPerSecond(),
                latencies.count(),
                latencies.millisAt(0.5),
                latencies.millisAt(0.99),
                latencies.maxMillis(),
                failures,
                others);
    }
}
