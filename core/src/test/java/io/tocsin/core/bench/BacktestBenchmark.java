package io.tocsin.core.bench;

import io.tocsin.core.backtest.Backtests;
import io.tocsin.core.backtest.Trial;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.PastEvents;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Prints how long a backtest of a month takes: {@code BacktestBenchmark <events>}. */
public final class BacktestBenchmark {

    private static final String GROUPED =
            Month.YAML.replace("by: [project, ~kubernetes, ~namespace]", "by: [~namespace]");
    private static final String ROUTED = Month.YAML.replace("team-3 -> @c", "team-3 -> @d");
    private static final String CLOSED = Month.YAML.replace("close_when_ok_after: 1h", "close_when_ok_after: 4h");
    private static final String GRADED = Month.YAML + "severity:\n  - {match: '~env = dev', severity: S8}\n";

    private BacktestBenchmark() {}

    public static void main(String[] args) {
        try (PostgresForTests.Database database = PostgresForTests.freshDatabase()) {
            EventStorage.migrate(database.dataSource());
            EventStorage storage = new EventStorage(database.dataSource());
            long began = System.nanoTime();
            long closed = Month.store(storage, Long.parseLong(args[0]));
            print(
                    "stored %,d events in %.1f s, %,d incidents were closed by a rule%n",
                    storage.log().head(), seconds(began), closed);
            PastEvents past = new PastEvents(database.dataSource());
            try (Backtests backtests = new Backtests(past, () -> Month.END, UUID::randomUUID)) {
                measure("unchanged", Month.YAML, backtests);
                measure("one line of routing", ROUTED, backtests);
                measure("closing", CLOSED, backtests);
                measure("grouping", GROUPED, backtests);
                measure("severity", GRADED, backtests);
            }
        }
    }

    private static void measure(String what, String yaml, Backtests backtests) {
        long began = System.nanoTime();
        Trial trial = backtests.start(Month.rulebook(yaml), 30, "@bench").orElseThrow();
        long most = 0;
        while (trial.status() == Trial.Status.RUNNING) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            Runtime runtime = Runtime.getRuntime();
            most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
            trial = backtests.find(trial.id()).orElseThrow();
        }
        double took = seconds(began);
        var result = Objects.requireNonNull(trial.result(), () -> "failed");
        print(
                "%s: %.1f s, %,.0f events/s, heap at most %d MB, %s%n",
                what, took, trial.progress().all() / took, most >> 20, result.totals());
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    @SuppressWarnings("SystemOut") // a program for people
    private static void print(String format, Object... values) {
        System.out.printf(format, values);
    }
}
