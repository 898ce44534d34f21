package io.tocsin.api.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A moment to be shown.
 *
 * @param iso for programs; the page's script shows it in the reader's zone
 * @param text for people, in UTC
 * @param ago how long it is over, where that is asked for
 */
record Moment(String iso, String text, @Nullable String ago) {

    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("dd.MM HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Moment of(Instant instant) {
        return new Moment(instant.truncatedTo(ChronoUnit.SECONDS).toString(), SHORT.format(instant), null);
    }

    /** The same, for those who want to know how long it is over. */
    static Moment of(Instant instant, Instant now) {
        Moment moment = of(instant);
        return new Moment(moment.iso, moment.text, duration(Duration.between(instant, now)));
    }

    static @Nullable Moment ofNullable(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }

    /** A duration in its two largest units: {@code 3h 41m}. */
    static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return pair(seconds, 60, "m", 1, "s");
        }
        return seconds < 86_400 ? pair(seconds, 3_600, "h", 60, "m") : pair(seconds, 86_400, "d", 3_600, "h");
    }

    private static String pair(long seconds, long large, String largeUnit, long small, String smallUnit) {
        long rest = seconds % large / small;
        return seconds / large + largeUnit + (rest == 0 ? "" : " " + rest + smallUnit);
    }
}
