package io.tocsin.api.rulebook;

import io.tocsin.api.contract.Markdown;
import io.tocsin.core.backtest.Difference;
import io.tocsin.core.backtest.Result;
import io.tocsin.core.backtest.Trial;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came out of a backtest as Markdown, to be pasted beside a proposed change. */
final class BacktestText {

    private static final String NOTHING = "–";

    private BacktestText() {}

    static String of(Trial trial, Result result) {
        Result.Totals totals = result.totals();
        Result.Fidelity fidelity = totals.fidelity();
        String kinds = totals.kinds().entrySet().stream()
                .map(entry -> entry.getKey().word() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        StringBuilder text =
                new StringBuilder("# Backtest, %s to %s%n%n".formatted(moment(trial.from()), moment(trial.to())));
        text.append("Different: %d incidents (%s).%n%n".formatted(totals.different(), kinds));
        text.append(
                "| | was | would be |%n| --- | --- | --- |%n| incidents opened | %d | %d |%n| breaches | %d | %d |%n%n"
                        .formatted(
                                totals.incidents().was(),
                                totals.incidents().would(),
                                totals.breaches().was(),
                                totals.breaches().would()));
        text.append("Of %d incidents that were opened, %d came out the same under the rules that held.%n%n"
                .formatted(fidelity.incidents(), fidelity.reproduced()));
        result.scope()
                .forEach(line ->
                        text.append("- ").append(Markdown.safe(line.text())).append('\n'));
        if (!result.differences().isEmpty()) {
            text.append("\n| incident | opened | project | title | what | was | would be | why |\n");
            text.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
            result.differences().forEach(one -> one.changes().forEach(change -> row(one, change, text)));
        }
        return text.toString();
    }

    private static void row(Difference one, Difference.Change change, StringBuilder text) {
        text.append(String.join(
                        " | ",
                        "| " + (one.number() == null ? "new" : "#" + one.number()),
                        moment(one.opened()),
                        safe(one.project()),
                        safe(one.title()),
                        safe(change.what()),
                        safe(change.was()),
                        safe(change.would()),
                        safe(change.why())))
                .append(" |\n");
    }

    private static String safe(@Nullable String text) {
        return text == null ? NOTHING : Markdown.safe(text);
    }

    private static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
