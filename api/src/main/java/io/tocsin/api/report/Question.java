package io.tocsin.api.report;

import io.swagger.v3.oas.annotations.Parameter;
import io.tocsin.api.mql.Zones;
import io.tocsin.api.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a report is asked for by, as an address has it. */
record Question(
        @Parameter(description = "a condition; all there is without it") @Nullable String mql,

        @Parameter(description = "the first day, or the first moment, of opening that counts", example = "2026-11-01")
        @Nullable String from,

        @Parameter(
                description = "the last day of opening that counts, or the first moment that does not",
                example = "2026-11-30")
        @Nullable String to,

        @Parameter(description = "in which days begin; UTC without it", example = "Europe/Prague") @Nullable String zone) {

    /** @throws ProblemException when it is neither a day nor a moment, or there is no such zone */
    @Nullable Instant begin() {
        return Bound.FROM.read(from, Zones.of(zone));
    }

    /** As {@link #begin}; the first moment that does not count. */
    @Nullable Instant end() {
        return Bound.TO.read(to, Zones.of(zone));
    }
}
