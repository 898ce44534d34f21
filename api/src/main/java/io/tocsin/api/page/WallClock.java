package io.tocsin.api.page;

import io.tocsin.api.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The clock on the reader's wall, by which the fields of forms are meant. */
final class WallClock {

    private WallClock() {}

    /**
     * @param written as a field for a day and a time has it
     * @param zone of the clock; null or blank for UTC
     * @param meant what the moment is for, to be told where it makes no sense
     * @throws ProblemException when it is no moment
     */
    static Instant moment(@Nullable String written, @Nullable String zone, String meant) {
        try {
            ZoneId clock = zone == null || zone.isBlank() ? ZoneOffset.UTC : ZoneId.of(zone);
            return LocalDateTime.parse(written == null ? "" : written)
                    .atZone(clock)
                    .toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.badArgument(
                    "Expected a day and a time " + meant + ", but it is \"" + (written == null ? "" : written) + '"');
        }
    }
}
