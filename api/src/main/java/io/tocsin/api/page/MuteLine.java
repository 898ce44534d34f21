package io.tocsin.api.page;

import io.tocsin.api.mute.MuteView;
import io.tocsin.core.mute.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mute to be shown.
 *
 * @param from null for a weekly one, as is {@code until}
 * @param left how long it still holds, or how soon it begins; null where that says nothing
 * @param held how many open alerts it keeps from incidents
 */
record MuteLine(
        MuteView of,
        @Nullable Moment from,
        @Nullable Moment until,
        @Nullable String left,
        long held) {

    static MuteLine of(MuteView mute, Map<String, Long> held, Instant now) {
        return new MuteLine(
                mute,
                Moment.ofNullable(mute.from()),
                Moment.ofNullable(mute.until()),
                left(mute, now),
                held.getOrDefault(mute.id(), 0L));
    }

    /** What happens first comes first, and the weekly ones come last. */
    static List<MuteLine> of(List<MuteView> all, Phase state, Map<String, Long> held, Instant now) {
        return all.stream()
                .filter(mute -> mute.state() == state)
                .sorted(Comparator.comparing(MuteLine::next, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(mute -> of(mute, held, now))
                .toList();
    }

    /** Whether a person can end it. */
    public boolean canEnd() {
        return of.rulebook() == null && of.state() != Phase.EXPIRED;
    }

    private static @Nullable Instant next(MuteView mute) {
        return mute.state() == Phase.PENDING ? mute.from() : mute.until();
    }

    private static @Nullable String left(MuteView mute, Instant now) {
        Instant next = next(mute);
        return next == null || mute.state() == Phase.EXPIRED ? null : Moment.duration(Duration.between(now, next));
    }
}
