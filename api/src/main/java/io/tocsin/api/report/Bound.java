package io.tocsin.api.report;

import io.tocsin.api.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a period begins or ends, as people and programs write it: a day, or a moment. */
public enum Bound {
    /** The first moment that counts; of a day its beginning. */
    FROM("from", 0),
    /** The first moment that does not count; a day counts to its end. */
    TO("to", 1);

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final String name;
    private final int daysMore;

    Bound(String name, int daysMore) {
        this.name = name;
        this.daysMore = daysMore;
    }

    /**
     * Null when nothing is written.
     *
     * @param zone in which days begin
     * @throws ProblemException when it is neither a day nor a moment
     */
    public @Nullable Instant read(@Nullable String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String written = text.strip();
        try {
            Instant moment = DAY.matcher(written).matches()
                    ? LocalDate.parse(written)
                            .plusDays(daysMore)
                            .atStartOfDay(zone)
                            .toInstant()
                    : Instant.parse(written);
            if (!moment.isBefore(FIRST) && !moment.isAfter(LAST)) {
                return moment;
            }
        } catch (DateTimeException e) {
            throw unclear(written);
        }
        throw unclear(written);
    }

    private ProblemException unclear(String written) {
        return ProblemException.badArgument(
                "Expected a day such as 2026-11-01, or a moment such as 2026-11-01T08:00:00Z, for " + name
                        + ", but it is \"" + written + '"');
    }
}
