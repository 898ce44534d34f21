package io.tocsin.bench;

import java.util.List;
import java.util.Map;

/** The results of both servers held against the targets. */
final class Verdicts {

    private final Map<String, Result> tocsin;
    private final Map<String, Result> peer;

    Verdicts(Map<String, Result> tocsin, Map<String, Result> peer) {
        this.tocsin = tocsin;
        this.peer = peer;
    }

    void addTo(List<Figure> figures) {
        figures.add(Figure.times("repeats, posts of 500", 3, rate(Scenario.POSTS_OF_500), peer(Scenario.POSTS_OF_500)));
        figures.add(Figure.times("repeats, posts of 64", 2, rate(Scenario.POSTS_OF_64), peer(Scenario.POSTS_OF_64)));
        figures.add(Figure.times(
                "repeats, posts of one, 64 connections", 1, rate(Scenario.POSTS_OF_ONE), peer(Scenario.POSTS_OF_ONE)));
        figures.add(Figure.shown(
                "repeats, posts of one, 4 connections",
                "/s",
                rate(Scenario.POSTS_OF_ONE_OVER_FOUR),
                peer(Scenario.POSTS_OF_ONE_OVER_FOUR)));
        figures.add(Figure.atLeast("new alerts, to commit", 20_000, rate(Scenario.NEW), peer(Scenario.NEW)));
        figures.add(Figure.atLeast(
                "new alerts, to visible", 15_000, more(tocsin, Scenario.NEW, "visiblePerSecond"), Double.NaN));
        Result single = of(tocsin, Scenario.LATENCY);
        Result other = of(peer, Scenario.LATENCY);
        figures.add(Figure.atMost(
                "one alert to 2xx, p99",
                10,
                " ms",
                single.latencies().millisAt(0.99),
                other.latencies().millisAt(0.99)));
        figures.add(Figure.atMost(
                "one alert to visible, p99",
                100,
                " ms",
                more(tocsin, Scenario.LATENCY, "visibleP99Millis"),
                more(peer, Scenario.LATENCY, "visibleP99Millis")));
        double failures = failures(tocsin);
        figures.add(Figure.atMost("answers other than 2xx", 0, "", failures, failures(peer)));
    }

    private static double failures(Map<String, Result> results) {
        return results.values().stream().mapToLong(Result::failures).sum();
    }

    private double rate(Scenario scenario) {
        return of(tocsin, scenario).alertsPerSecond();
    }

    private double peer(Scenario scenario) {
        return of(peer, scenario).alertsPerSecond();
    }

    private static double more(Map<String, Result> results, Scenario scenario, String figure) {
        return of(results, scenario).more().getOrDefault(figure, Double.NaN);
    }

    private static Result of(Map<String, Result> results, Scenario scenario) {
        Result result = results.get(scenario.name());
        if (result == null) {
            throw new IllegalStateException("Expected a result of " + scenario + ", but it was not run");
        }
        return result;
    }
}
