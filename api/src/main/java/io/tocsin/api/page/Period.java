package io.tocsin.api.page;

import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The moments of opening that count, in UTC.
 *
 * @param to the first that does not count
 * @param last how it was asked for when it ends now, as {@code 30d}; null when it was asked for by its ends
 */
record Period(Instant from, Instant to, @Nullable String last) {

    /** Those that the page offers. */
    static final List<String> OFFERED = List.of("7d", "30d", "90d", "365d");

    private static final String DEFAULT = "30d";

    /**
     * @param from a day or a moment; null for as long ago as {@code last} says
     * @param to a day, which counts, or a moment; null for now
     * @throws ProblemException when they make no sense
     */
    static Period of(@Nullable String from, @Nullable String to, @Nullable String last, Instant now) {
        boolean moving = blank(from) && blank(to);
        String length = blank(last) ? DEFAULT : String.valueOf(last);
        Instant end = blank(to) ? now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1) : moment(to, 1);
        Instant begin = blank(from) ? end.minus(duration(length)) : moment(from, 0);
        if (!begin.isBefore(end)) {
            throw ProblemException.badArgument("Expected from to be before to, but " + begin + " is not before " + end);
        }
        return new Period(begin, end, moving ? length : null);
    }

    /** The first day, for a form. */
    public String firstDay() {
        return LocalDate.ofInstant(from, ZoneOffset.UTC).toString();
    }

    /** The last day that counts, for a form. */
    public String lastDay() {
        return LocalDate.ofInstant(to.minusMillis(1), ZoneOffset.UTC).toString();
    }

    private static Duration duration(String text) {
        return Durations.parse(text)
                .filter(Duration::isPositive)
                .orElseThrow(() -> ProblemException.badArgument(
                        "Expected a duration such as 30d for last, but it is \"" + text + '"'));
    }

    private static Instant moment(@Nullable String text, long daysMore) {
        String written = String.valueOf(text).strip();
        try {
            return written.contains("T")
                    ? Instant.parse(written)
                    : LocalDate.parse(written)
                            .plusDays(daysMore)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw ProblemException.badArgument(
                    "Expected a day such as 2026-10-26 for from and to, but it is \"" + written + '"');
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
