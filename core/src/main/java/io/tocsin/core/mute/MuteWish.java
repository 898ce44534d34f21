package io.tocsin.core.mute;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be muted.
 *
 * @param match in MQL; has been read before
 * @param matchers see {@link MuteSet}
 * @param from null: from now on
 */
public record MuteWish(
        String match,
        List<SilenceMatcher> matchers,
        @Nullable Instant from,
        Instant until,
        String by,
        @Nullable String comment) {

    public MuteWish {
        matchers = List.copyOf(matchers);
    }
}
