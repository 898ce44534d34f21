package io.tocsin.api.rulebook;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.core.backtest.Difference;
import io.tocsin.core.backtest.Progress;
import io.tocsin.core.backtest.Result;
import io.tocsin.core.backtest.Scope;
import io.tocsin.core.backtest.Trial;
import io.tocsin.projections.page.Page;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backtest as it is answered.
 *
 * @param problem why it failed; null unless it did
 * @param scope what is tried, and what of the change is not; null while it runs
 * @param totals null while it runs
 * @param items the first differences, or those after a cursor; null while it runs
 * @param next the cursor of those after them; null when there are none
 */
@Schema(name = "Backtest")
record BacktestView(
        String id,
        String status,
        int days,
        Instant from,
        Instant to,
        String by,
        ProgressView progress,
        @Nullable String problem,
        @Nullable List<String> scope,
        @Nullable Totals totals,
        @Nullable List<DifferenceView> items,
        @Nullable String next) {

    /**
     * How far it is, counted in events.
     *
     * @param percent of all, rounded down
     * @param estimate when it will have ended, or has
     */
    @Schema(name = "BacktestProgress")
    record ProgressView(
            long done,
            long all,
            int percent,
            Instant started,
            @Nullable Instant ended,
            @Nullable Instant estimate) {}

    /**
     * All differences in figures.
     *
     * @param different incidents that are different in any way
     * @param kinds how many of them in which way
     * @param told how many of them are told one by one
     */
    @Schema(name = "BacktestTotals")
    record Totals(
            int different,
            Map<String, Integer> kinds,
            int told,
            Result.Pair incidents,
            Result.Pair breaches,
            Result.Fidelity reproduction) {}

    /**
     * One incident.
     *
     * @param number null of one that there never was
     * @param incident where it is; null likewise
     * @param elsewhere the number of the incident where its alerts would have been, or are
     */
    @Schema(name = "BacktestDifference")
    record DifferenceView(
            @Nullable Long number,
            @Nullable String incident,
            List<String> kinds,
            Instant opened,
            String project,
            @Nullable String trigger,
            @Nullable String title,
            @Nullable Long elsewhere,
            List<ChangeView> changes) {

        static DifferenceView of(Difference difference) {
            return new DifferenceView(
                    difference.number(),
                    difference.number() == null ? null : "/incidents/" + difference.number(),
                    difference.kinds().stream()
                            .sorted()
                            .map(Difference.Kind::word)
                            .toList(),
                    difference.opened(),
                    difference.project(),
                    difference.trigger(),
                    difference.title(),
                    difference.elsewhere(),
                    difference.changes().stream().map(ChangeView::of).toList());
        }
    }

    /** What of it is different; {@code why} is the rule, where one decided. */
    @Schema(name = "BacktestChange")
    record ChangeView(
            String kind,
            String what,
            @Nullable String was,
            @Nullable String would,
            @Nullable String why) {

        static ChangeView of(Difference.Change change) {
            return new ChangeView(change.kind().word(), change.what(), change.was(), change.would(), change.why());
        }
    }

    /** @param page of its differences; null while there are none */
    static BacktestView of(Trial trial, @Nullable Page<Difference> page, Instant now) {
        Result result = trial.result();
        return new BacktestView(
                trial.id(),
                trial.status().word(),
                trial.days(),
                trial.from(),
                trial.to(),
                trial.by(),
                progress(trial.progress(), now),
                trial.problem(),
                result == null ? null : result.scope().stream().map(Scope::text).toList(),
                result == null ? null : totals(result),
                page == null
                        ? null
                        : page.items().stream().map(DifferenceView::of).toList(),
                page == null ? null : page.next());
    }

    private static ProgressView progress(Progress progress, Instant now) {
        long percent = progress.all() == 0 ? 0 : progress.done() * 100 / progress.all();
        return new ProgressView(
                progress.done(),
                progress.all(),
                (int) percent,
                progress.started(),
                progress.ended(),
                progress.estimate(now));
    }

    private static Totals totals(Result result) {
        Result.Totals totals = result.totals();
        Map<String, Integer> kinds = new LinkedHashMap<>();
        totals.kinds().forEach((kind, count) -> kinds.put(kind.word(), count));
        return new Totals(
                totals.different(),
                kinds,
                result.differences().size(),
                totals.incidents(),
                totals.breaches(),
                totals.fidelity());
    }
}
