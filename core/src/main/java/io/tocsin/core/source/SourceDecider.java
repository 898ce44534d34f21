package io.tocsin.core.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a source counts as silent, and when no longer. Pure. */
public final class SourceDecider {

    /**
     * What is to be watched.
     *
     * @param silentAfter how long it may say nothing; null: for ever
     * @param project in which its silence is told
     */
    public record Watch(@Nullable Duration silentAfter, String project) {}

    private SourceDecider() {}

    /**
     * What is to be said of it now, if anything.
     *
     * @param heard when it spoke last
     * @param listening since when somebody has been there to hear it
     */
    public static Optional<SourceEvent> look(
            SourceState state, Watch watch, Instant heard, Instant listening, Instant now) {
        SourceFellSilent silence = state.silence();
        if (silence != null) {
            return over(silence, watch, heard, now);
        }
        Instant due = silentAt(watch.silentAfter(), heard, listening);
        return due == null || watch.silentAfter() == null || due.isAfter(now)
                ? Optional.empty()
                : Optional.of(
                        new SourceFellSilent(state.source(), now, heard, due, watch.silentAfter(), watch.project()));
    }

    /** When it counts as silent if nothing more comes; null when never. */
    public static @Nullable Instant silentAt(@Nullable Duration silentAfter, Instant heard, Instant listening) {
        return silentAfter == null ? null : (heard.isAfter(listening) ? heard : listening).plus(silentAfter);
    }

    private static Optional<SourceEvent> over(SourceFellSilent silence, Watch watch, Instant heard, Instant now) {
        if (heard.isAfter(silence.heard())) {
            return Optional.of(new SourceSpokeAgain(silence.source(), now, heard));
        }
        return watch.silentAfter() == null ? Optional.of(new SourceUnwatched(silence.source(), now)) : Optional.empty();
    }
}
