package io.tocsin.core.mute;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/** When a mute holds. */
public sealed interface Window {

    boolean holds(Instant moment);

    /**
     * From one moment until another.
     *
     * @param until the first moment at which it no longer holds
     */
    record Once(Instant from, Instant until) implements Window {

        @Override
        public boolean holds(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }

    /**
     * Every week, by the clock on the wall: what the clock leaves out in spring does not hold, what it shows twice in autumn
     * holds twice.
     *
     * @param days on which it begins
     * @param until at or before {@code from}: on the next day
     */
    record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) implements Window {

        public Weekly {
            days = Set.copyOf(days);
        }

        @Override
        public boolean holds(Instant moment) {
            ZonedDateTime there = moment.atZone(zone);
            LocalTime time = there.toLocalTime();
            DayOfWeek day = there.getDayOfWeek();
            boolean begun = !time.isBefore(from) && days.contains(day);
            boolean over = !time.isBefore(until);
            return from.isBefore(until) ? begun && !over : begun || (!over && days.contains(day.minus(1)));
        }
    }
}
