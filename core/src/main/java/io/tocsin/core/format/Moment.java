package io.tocsin.core.format;

import io.tocsin.core.event.Signal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times of one event: what changes with every repetition. */
record Moment(
        Signal signal,
        Instant at,
        @Nullable Instant since,
        @Nullable Duration patience,
        boolean skewed) {

    private static final Duration TOLERATED = Duration.ofMinutes(5);

    /** Times that lie too far in the future are those of a clock that is wrong: the time of receipt stands for them. */
    static Moment of(
            Signal signal, Instant at, @Nullable Instant since, @Nullable Duration patience, Instant receivedAt) {
        Instant latest = receivedAt.plus(TOLERATED);
        boolean atSkewed = at.isAfter(latest);
        boolean sinceSkewed = since != null && since.isAfter(latest);
        Instant fixedAt = atSkewed ? receivedAt : at;
        Instant fixedSince = sinceSkewed ? receivedAt : since;
        if (signal == Signal.OK && fixedSince != null && fixedSince.isAfter(fixedAt)) {
            fixedSince = fixedAt;
        }
        return new Moment(signal, fixedAt, fixedSince, patience, atSkewed || sinceSkewed);
    }
}
