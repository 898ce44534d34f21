package io.tocsin.projections.bench;

import java.util.List;

/**
 * What is measured of searches.
 *
 * @param target milliseconds; 0 for none
 * @param query {@code %d} in it is another number each time, from 1 to {@code numbers}
 */
record Work(String name, Of of, int times, int target, String query, int numbers) {

    /** How a query is asked. */
    enum Of {
        INCIDENTS,
        ALERTS,
        FIGURES
    }

    static final List<Work> ALL = List.of(
            new Work("rare label", Of.INCIDENTS, 300, 15, "~pod = \"pod-%d\"", 100_000),
            new Work("two labels", Of.INCIDENTS, 500, 15, "~node = \"node-%d.example.net\" and ~env = prod", 5_000),
            new Work(
                    "label, list, negation",
                    Of.INCIDENTS,
                    500,
                    15,
                    "~node = \"node-%d.example.net\" and ~kubernetes in (cluster-1, cluster-2) and ~team != team-0",
                    5_000),
            new Work("label of open ones", Of.INCIDENTS, 500, 15, "status = new and ~namespace = namespace-%d", 400),
            new Work("label alone", Of.INCIDENTS, 500, 15, "~namespace = namespace-%d", 400),
            new Work(
                    "one alert",
                    Of.INCIDENTS,
                    300,
                    15,
                    "each(~node = \"node-%d.example.net\" and ~severity = critical)",
                    5_000),
            new Work("alerts by label", Of.ALERTS, 300, 15, "~node = \"node-%d.example.net\"", 5_000),
            new Work("half of all", Of.INCIDENTS, 300, 100, "~kubernetes = cluster-0 and severity <= S%d", 8),
            new Work("newest", Of.INCIDENTS, 300, 100, "~env = prod order by opened desc limit 50", 1),
            new Work("negation", Of.INCIDENTS, 300, 100, "~env != dev and ~team != team-%d", 40),
            new Work("by severity", Of.INCIDENTS, 20, 100, "~env = prod order by severity, opened desc limit 50", 1),
            new Work("by alerts", Of.INCIDENTS, 20, 100, "~env = prod order by flaps desc limit 50", 1),
            new Work("everything", Of.INCIDENTS, 300, 100, "", 1),
            new Work("regex, few match", Of.INCIDENTS, 60, 200, "~pod =~ \"[1-3]5+[0-9]*%d[0-9]$\"", 99),
            new Work("regex, one in ten matches", Of.INCIDENTS, 60, 200, "~pod =~ \"p.*%d$\"", 10),
            new Work("prefix", Of.INCIDENTS, 60, 200, "~pod =~ \"^pod-7%d\"", 99),
            new Work("words", Of.INCIDENTS, 20, 0, "\"trigger%dtoo namespace-7\"", 500),
            new Work(
                    "figures by severity",
                    Of.FIGURES,
                    30,
                    500,
                    "opened > now - 30d | count, p95(response.time) by severity",
                    1),
            new Work("figures of a label", Of.FIGURES, 10, 0, "opened > now - 30d | count by ~kubernetes every 1d", 1),
            new Work(
                    "figures of a year", Of.FIGURES, 5, 0, "| count, p95(response.time) by severity, service_level", 1),
            new Work("past: open ones", Of.INCIDENTS, 50, 0, "status != closed as of now - %dh", 40),
            new Work("past: everything", Of.INCIDENTS, 50, 0, "as of now - %dh", 40),
            new Work("past: rare label", Of.INCIDENTS, 50, 0, "~pod = \"pod-%d\" as of now - 1h", 100_000),
            new Work(
                    "past: one alert", Of.INCIDENTS, 10, 0, "each(~node = \"node-%d.example.net\") as of today", 5_000),
            new Work("past: alerts", Of.ALERTS, 50, 0, "state = firing and trigger =~ \"1\" as of now - %dh", 40),
            new Work("past: figures", Of.FIGURES, 10, 0, "status != closed as of today | count by severity", 1));
}
