package io.tocsin.projections.search;

import io.tocsin.mql.ast.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a query asks about the past, and about which moment of it.
 *
 * @param past null where there is none to be seen
 */
record AsOf(@Nullable Past past) {

    /** The moment that is asked about, by one who asks now: for a query about the present, now. */
    static Instant moment(Query query, Instant now) {
        return query.asOf() == null ? now : query.asOf().at(now).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * What the work answers, as of the moment.
     *
     * @param moment see {@link #moment}; may be kept by a cursor
     * @throws Unanswered when it has not come yet
     */
    <T> T at(Query query, Instant moment, Instant now, Supplier<Past.Wanted> wanted, Supplier<T> work) {
        if (query.asOf() == null) {
            return work.get();
        }
        if (moment.isAfter(now)) {
            throw new Unanswered(
                    Unanswered.Cause.FUTURE,
                    "Expected a moment in the past behind `as of`, but " + moment + " is in the future; now it is "
                            + now.truncatedTo(ChronoUnit.SECONDS));
        }
        if (past == null) {
            throw notHere();
        }
        return past.at(moment, wanted.get(), work);
    }

    static Unanswered notHere() {
        return new Unanswered(
                Unanswered.Cause.NOT_YET,
                "Expected a query about the present, but `as of` asks about the past, which is not answered here");
    }
}
