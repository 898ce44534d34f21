package io.tocsin.api.rulebook;

import io.tocsin.core.backtest.Difference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The differences as one table: a row for each thing that is different. */
final class BacktestRows {

    static final List<String> HEADER = List.of(
            "number", "opened", "project", "trigger", "title", "elsewhere", "kind", "what", "was", "would", "why");

    private BacktestRows() {}

    static Stream<List<@Nullable Object>> of(List<Difference> differences) {
        return differences.stream().flatMap(one -> one.changes().stream().map(change -> row(one, change)));
    }

    private static List<@Nullable Object> row(Difference one, Difference.Change change) {
        return Arrays.asList(
                one.number(),
                one.opened(),
                one.project(),
                one.trigger(),
                one.title(),
                one.elsewhere(),
                change.kind().word(),
                change.what(),
                change.was(),
                change.would(),
                change.why());
    }
}
