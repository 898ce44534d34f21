package io.tocsin.api.mute;

import io.tocsin.core.mute.MuteChanged;
import io.tocsin.core.mute.MuteEnded;
import io.tocsin.core.mute.MuteEvent;
import io.tocsin.core.mute.MuteSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to a mute.
 *
 * @param kind {@code set}, {@code changed} or {@code ended}
 * @param from as it was said then; null when it was ended, as is {@code until}
 */
public record Entry(
        Instant at,
        String kind,
        String by,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String comment) {

    static Entry of(MuteEvent event) {
        return switch (event) {
            case MuteSet e -> new Entry(e.at(), "set", e.by(), e.from(), e.until(), e.comment());
            case MuteChanged e -> new Entry(e.at(), "changed", e.by(), e.from(), e.until(), e.comment());
            case MuteEnded e -> new Entry(e.at(), "ended", e.by(), null, null, e.comment());
        };
    }
}
