package io.tocsin.api.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** Who is there at which hour. The teams are those of the rulebook. */
final class Roster {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final List<LocalTime> SESSIONS = List.of(LocalTime.of(10, 30), LocalTime.of(15, 30));

    private final Map<String, List<String>> teams;

    Roster(Map<String, List<String>> teams) {
        this.teams = teams;
    }

    /** Whether it is one of the hours at which offices are full. */
    static boolean isDay(Instant moment) {
        LocalTime time = moment.atZone(ZONE).toLocalTime();
        return !time.isBefore(MORNING) && time.isBefore(EVENING);
    }

    static boolean isWeekend(Instant moment) {
        DayOfWeek day = moment.atZone(ZONE).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    /** How much happens at that hour, from 0 to 1. */
    static double bustle(Instant moment) {
        if (isWeekend(moment)) {
            return 0.35;
        }
        int hour = moment.atZone(ZONE).getHour();
        return hour >= 9 && hour < 18 ? 1 : isDay(moment) ? 0.7 : 0.4;
    }

    /** Who is on duty for the holder at that moment: by day somebody of its team, by night one of the first line. */
    String onDuty(String holder, Instant moment) {
        if (holder.startsWith("@") && isDay(moment)) {
            return holder;
        }
        String team = holder.startsWith("#") && isDay(moment) ? holder.substring(1) : "l1";
        List<String> members = members(team);
        long shift = moment.atZone(ZONE).toLocalDate().toEpochDay() * 2 + (isDay(moment) ? 0 : 1);
        return members.get(Math.floorMod(shift + team.length(), members.size()));
    }

    List<String> members(String team) {
        return teams.getOrDefault(team, teams.getOrDefault("l1", List.of("@vera.orlova")));
    }

    /** When what can wait is worked on next, at least so much later. */
    Instant session(Instant after, Duration atLeast) {
        ZonedDateTime earliest = after.plus(atLeast).atZone(ZONE);
        for (LocalDate day = earliest.toLocalDate(); ; day = day.plusDays(1)) {
            for (LocalTime time : SESSIONS) {
                ZonedDateTime session = day.atTime(time).atZone(ZONE);
                boolean weekend = isWeekend(session.toInstant());
                if (session.isAfter(earliest) && (!weekend || time.equals(SESSIONS.getFirst()))) {
                    return session.toInstant();
                }
            }
        }
    }
}
