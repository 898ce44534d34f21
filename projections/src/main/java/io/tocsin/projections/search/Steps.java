package io.tocsin.projections.search;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Steps of time in which incidents are counted by when they opened, the table being {@code i}. */
final class Steps {

    /** A Monday, so that steps of a week begin with one. */
    private static final String MONDAY = "TIMESTAMP '2001-01-01 00:00:00'";

    private static final int DAY = 86_400;

    private Steps() {}

    /**
     * When the step began in which an incident opened. Steps of whole days begin at midnight in the zone and are as long as its
     * days are; shorter ones are all of one length.
     */
    static Sql of(Duration width, ZoneId zone) {
        String place = zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
        double seconds = width.toSeconds();
        return width.toSeconds() % DAY == 0
                ? Sql.of(
                        "date_bin(make_interval(secs => ?), i.opened AT TIME ZONE ?, " + MONDAY + ") AT TIME ZONE ?",
                        seconds,
                        place,
                        place)
                : Sql.of("date_bin(make_interval(secs => ?), i.opened, " + MONDAY + " AT TIME ZONE ?)", seconds, place);
    }
}
