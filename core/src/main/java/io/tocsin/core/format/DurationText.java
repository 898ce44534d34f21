package io.tocsin.core.format;

import io.tocsin.core.time.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations in bodies. */
final class DurationText {

    private DurationText() {}

    /**
     * @return null for a duration of zero, which asks for nothing
     * @throws IllegalArgumentException with a message for the sender
     */
    static @Nullable Duration parse(String text) {
        if (text.equals("0")) {
            return null;
        }
        Duration duration = Durations.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected a duration like 30s, 10m, 1h30m or 1d, but it is " + Text.quoted(text)));
        return duration.isZero() ? null : duration;
    }
}
