package io.tocsin.api.page;

import io.tocsin.core.backtest.Progress;
import io.tocsin.core.backtest.Trial;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backtest as it is told.
 *
 * @param percent of the events, rounded down
 * @param left until its end, if it goes on as it did; null where that cannot be said
 * @param took until now, or until its end
 */
record TriedLine(
        Trial of,
        int percent,
        Moment from,
        Moment to,
        @Nullable String left,
        String took) {

    static TriedLine of(Trial trial, Instant now) {
        Progress progress = trial.progress();
        Instant end = progress.ended() == null ? now : progress.ended();
        return new TriedLine(
                trial,
                progress.all() == 0 ? 0 : (int) (progress.done() * 100 / progress.all()),
                Moment.of(trial.from()),
                Moment.of(trial.to()),
                left(progress, now),
                Moment.duration(Duration.between(progress.started(), end)));
    }

    public boolean running() {
        return of.status() == Trial.Status.RUNNING;
    }

    private static @Nullable String left(Progress progress, Instant now) {
        Instant estimate = progress.ended() == null ? progress.estimate(now) : null;
        return estimate == null ? null : Moment.duration(Duration.between(now, estimate));
    }
}
