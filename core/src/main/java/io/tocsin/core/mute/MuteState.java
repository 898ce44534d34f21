package io.tocsin.core.mute;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mute as its domain events leave it. Immutable.
 *
 * @param sequence of the last domain event
 * @param matchers see {@link MuteSet}
 * @param until the first moment at which it no longer holds; when a person ended it, that moment
 * @param by who set it
 * @param comment of who set it, or changed it last
 * @param updated when the last of its events was
 * @param endedBy null unless a person ended it
 */
public record MuteState(
        MuteId id,
        long sequence,
        String match,
        List<SilenceMatcher> matchers,
        Instant from,
        Instant until,
        String by,
        @Nullable String comment,
        Instant set,
        Instant updated,
        @Nullable String endedBy) {

    /** The state after the event; never fails, asks nothing of the world. */
    public static MuteState evolve(@Nullable MuteState before, MuteEvent event) {
        return switch (event) {
            case MuteSet e ->
                new MuteState(
                        e.mute(),
                        before == null ? 0 : before.sequence + 1,
                        e.match(),
                        e.matchers(),
                        e.from(),
                        e.until(),
                        e.by(),
                        e.comment(),
                        e.at(),
                        e.at(),
                        null);
            case MuteChanged e ->
                Objects.requireNonNull(before, "A mute is set before it is changed")
                        .changed(e.from(), e.until(), e.comment(), e.at(), null);
            case MuteEnded e ->
                Objects.requireNonNull(before, "A mute is set before it is ended")
                        .ended(e);
        };
    }

    public Phase phase(Instant now) {
        if (!until.isAfter(now)) {
            return Phase.EXPIRED;
        }
        return from.isAfter(now) ? Phase.PENDING : Phase.ACTIVE;
    }

    /** One that never began begins and ends at once, as it does for Alertmanager. */
    private MuteState ended(MuteEnded e) {
        return changed(from.isAfter(e.at()) ? e.at() : from, e.at(), comment, e.at(), e.by());
    }

    private MuteState changed(
            Instant newFrom, Instant newUntil, @Nullable String newComment, Instant at, @Nullable String ender) {
        return new MuteState(id, sequence + 1, match, matchers, newFrom, newUntil, by, newComment, set, at, ender);
    }
}
