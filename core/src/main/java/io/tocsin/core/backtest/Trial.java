package io.tocsin.core.backtest;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One backtest, as it is now.
 *
 * @param days how far back it goes
 * @param from the beginning of that
 * @param by who asked for it
 * @param problem why it failed, for people; null unless it did
 * @param result null unless it is {@link Status#DONE}
 */
public record Trial(
        String id,
        Status status,
        int days,
        Instant from,
        Instant to,
        String by,
        Progress progress,
        @Nullable String problem,
        @Nullable Result result) {

    /** Where it stands. */
    public enum Status {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
