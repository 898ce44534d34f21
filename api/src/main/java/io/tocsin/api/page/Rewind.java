package io.tocsin.api.page;

import io.tocsin.mql.ast.Query;
import io.tocsin.mql.time.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which moment of the past a page shows.
 *
 * @param at the moment; null for the present
 * @param asof it as the address has it; empty for the present
 * @param field it as a field for a date and a time has it, in UTC
 * @param step where the slider stands: 0 is now, below it the past
 */
record Rewind(@Nullable Moment at, String asof, String field, int step) {

    /** How far back the slider goes, in steps; further back goes the field. */
    static final int STEPS = 672;

    static final Duration STEP = Duration.ofMinutes(15);

    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What an answer to the query shows; a query that is not understood shows nothing, and the slider stands at now. */
    static Rewind of(@Nullable Query query, Instant now) {
        if (query == null || query.asOf() == null) {
            return new Rewind(null, "", FIELD.format(now), 0);
        }
        Instant moment = query.asOf().at(now);
        long back = Duration.between(moment, now).dividedBy(STEP);
        return new Rewind(Moment.of(moment), asof(moment), FIELD.format(moment), -Math.clamp(back, 0, STEPS));
    }

    /** The moment so many steps from now, as an address has it; empty for now. */
    static String stepped(int steps, Instant now) {
        return steps >= 0
                ? ""
                : asof(now.minus(STEP.multipliedBy(Math.min(STEPS, -(long) steps)))
                        .truncatedTo(ChronoUnit.SECONDS));
    }

    /** The same line about the moment that an address names; what the line says of a moment itself counts more. */
    static QueryLine asked(QueryLine line, @Nullable String asof, Instant now) {
        Query query = line.query();
        if (query == null || query.asOf() != null || asof == null || asof.isBlank()) {
            return line;
        }
        return Moments.read(asof.strip())
                .filter(moment -> !moment.at(now).isAfter(now))
                .map(moment -> line.about(fixed(moment.at(now))))
                .orElseGet(() -> line.refused(
                        "Expected a moment in the past such as 2026-10-26T15:10, but it is \"" + asof + '"'));
    }

    public boolean past() {
        return at != null;
    }

    public int steps() {
        return STEPS;
    }

    /** The pages of an answer are of one moment. */
    private static io.tocsin.mql.ast.Moment fixed(Instant moment) {
        return new io.tocsin.mql.ast.Moment.Fixed(moment.truncatedTo(ChronoUnit.MICROS));
    }

    private static String asof(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
