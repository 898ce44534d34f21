package io.tocsin.core.time;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Prometheus writes them: whole numbers with the units w, d, h, m, s and ms, the largest first and each at
 * most once ({@code 1h30m}). A day is 24 hours.
 */
public final class Durations {

    /** About a century: a time that far ahead still fits every calendar and database. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Pattern NOTATION = Pattern.compile("(?:(\\d{1,9})w)?(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?"
            + "(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");
    private static final Duration[] UNITS = {
        WEEK,
        Duration.ofDays(1),
        Duration.ofHours(1),
        Duration.ofMinutes(1),
        Duration.ofSeconds(1),
        Duration.ofMillis(1)
    };

    private Durations() {}

    /** Reads {@code 30s}, {@code 5m}, {@code 1h30m}, {@code 4w}; empty for anything else and beyond 100 years. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        for (int unit = 0; unit < UNITS.length; unit++) {
            String number = matcher.group(unit + 1);
            if (number != null) {
                sum = sum.plus(UNITS[unit].multipliedBy(Long.parseLong(number)));
            }
        }
        return sum.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(sum);
    }

    /**
     * Writes what {@link #parse} reads. Days begin at 48 hours, so that {@code 24h} stays as people know it; weeks are
     * written only when they are whole. What is below a millisecond is left out.
     *
     * @throws IllegalArgumentException for a negative duration
     */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Expected a duration of 0 or more, but it is " + duration);
        }
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0s";
        }
        if (millis % WEEK.toMillis() == 0) {
            return millis / WEEK.toMillis() + "w";
        }
        return formatInDays(Duration.ofMillis(millis));
    }

    private static String formatInDays(Duration duration) {
        long days = duration.toDays() < 2 ? 0 : duration.toDays();
        Duration rest = duration.minusDays(days);
        StringBuilder text = new StringBuilder();
        append(text, days, "d");
        append(text, rest.toHours(), "h");
        append(text, rest.toMinutesPart(), "m");
        append(text, rest.toSecondsPart(), "s");
        append(text, rest.toMillisPart(), "ms");
        return text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }
}
