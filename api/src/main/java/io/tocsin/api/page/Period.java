package io.tocsin.api.page;

import io.tocsin.api.mql.Zones;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.report.Bound;
import io.tocsin.core.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The moments of opening that count.
 *
 * @param to the first that does not count
 * @param zone in which days begin
 * @param last how it was asked for when it ends now, as {@code 30d}; null when it was asked for by its ends
 */
record Period(
        Instant from, Instant to, ZoneId zone, @Nullable String last) {

    /** Those that the page offers. */
    static final List<String> OFFERED = List.of("7d", "30d", "90d", "365d");

    private static final String DEFAULT = "30d";

    /** As an address has it. */
    record Wanted(
            @Nullable String from,
            @Nullable String to,
            @Nullable String zone,
            @Nullable String last) {}

    /**
     * @param wanted from: a day or a moment, or as long ago as last says; to: a day, which counts, or a moment, or now
     * @throws ProblemException when that makes no sense
     */
    static Period of(Wanted wanted, Instant now) {
        ZoneId zone = Zones.of(wanted.zone);
        String length = wanted.last == null || wanted.last.isBlank() ? DEFAULT : wanted.last;
        Instant from = Bound.FROM.read(wanted.from, zone);
        Instant to = Bound.TO.read(wanted.to, zone);
        Instant end = to == null ? now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1) : to;
        Instant begin = from == null ? end.minus(duration(length)) : from;
        if (!begin.isBefore(end)) {
            throw ProblemException.badArgument("Expected from to be before to, but " + begin + " is not before " + end);
        }
        return new Period(begin, end, zone, from == null && to == null ? length : null);
    }

    /** The first day, for a form. */
    public String firstDay() {
        return LocalDate.ofInstant(from, zone).toString();
    }

    /** The last day that counts, for a form. */
    public String lastDay() {
        return LocalDate.ofInstant(to.minusMillis(1), zone).toString();
    }

    private static Duration duration(String text) {
        return Durations.parse(text)
                .filter(Duration::isPositive)
                .orElseThrow(() -> ProblemException.badArgument(
                        "Expected a duration such as 30d for last, but it is \"" + text + '"'));
    }
}
