package io.tocsin.core.rulebook;

import io.tocsin.core.mute.Window;
import io.tocsin.core.rulebook.MatchSections.Item;
import io.tocsin.core.rulebook.Values.Entry;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code mutes}: a list of {@code {name, match, from, until}}, with {@code days} and {@code zone} for weekly ones. */
final class MutesSection {

    private static final List<String> FIELDS = List.of("name", "match", "days", "from", "until", "zone", "comment");
    private static final List<String> DAYS =
            Arrays.stream(DayOfWeek.values()).map(MutesSection::word).toList();
    private static final String MOMENT = "a time such as \"2026-11-01T22:00:00+01:00\"";
    private static final String TIME_OF_DAY = "a time of day such as \"02:00\", in quotes";
    private static final Pattern CLOCK = Pattern.compile("(?:[01]\\d|2[0-3]):[0-5]\\d");

    private final Problems problems;
    private final Values values;
    private final MatchSections matches;
    private final Map<String, Place> names = new HashMap<>();

    MutesSection(Problems problems, Values values, MatchSections matches) {
        this.problems = problems;
        this.values = values;
        this.matches = matches;
    }

    List<MuteRule> read(@Nullable Place section) {
        List<MuteRule> rules = new ArrayList<>();
        for (Item item : matches.items(section, "mutes", MatchSections.ALERTS, FIELDS)) {
            Optional<String> name = required(item, "name", this::name);
            Optional<Window> window = item.fields().containsKey("days") ? weekly(item) : once(item);
            String comment = Optional.ofNullable(item.fields().get("comment"))
                    .flatMap(entry -> values.text(entry.value(), "a comment"))
                    .orElse(null);
            if (name.isPresent() && window.isPresent()) {
                rules.add(new MuteRule(
                        item.place().line(), name.get(), item.match(), item.expression(), window.get(), comment));
            }
        }
        return rules;
    }

    private Optional<String> name(Place place) {
        return values.name(place, "a name for the mute").filter(name -> {
            Place first = names.putIfAbsent(name, place);
            if (first != null) {
                problems.add(
                        place, "Expected a name of its own, but the mute at line " + first.line() + " has the same");
            }
            return first == null;
        });
    }

    private Optional<Window> once(Item item) {
        Entry zone = item.fields().get("zone");
        if (zone != null) {
            problems.add(
                    zone.key(), "Expected a zone for weekly mutes only, but there are no days; put it into the times");
        }
        Optional<Instant> from = required(item, "from", this::moment);
        Optional<Instant> until = required(item, "until", this::moment);
        return from.flatMap(
                begin -> until.filter(end -> isAfter(item, begin, end)).map(end -> new Window.Once(begin, end)));
    }

    private boolean isAfter(Item item, Instant from, Instant until) {
        boolean after = until.isAfter(from);
        if (!after) {
            Entry entry = item.fields().get("until");
            problems.add(
                    entry == null ? item.place() : entry.value(),
                    "Expected the end of the mute to be after its beginning, but it is not");
        }
        return after;
    }

    private Optional<Window> weekly(Item item) {
        Optional<Set<DayOfWeek>> days = required(item, "days", this::days);
        Optional<LocalTime> from = required(item, "from", this::timeOfDay);
        Optional<LocalTime> until = required(item, "until", this::timeOfDay);
        Optional<ZoneId> zone = required(item, "zone", this::zone);
        return days.isEmpty() || from.isEmpty() || until.isEmpty() || zone.isEmpty()
                ? Optional.empty()
                : Optional.of(new Window.Weekly(days.get(), from.get(), until.get(), zone.get()));
    }

    private Optional<Set<DayOfWeek>> days(Place place) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        List<Place> items = values.items(place, "a list of days (mon, tue, …)");
        items.forEach(item -> values.word(item, DAYS, MutesSection::day).ifPresent(days::add));
        if (items.isEmpty() && Values.isList(place)) {
            problems.add(place, "Expected at least one day, but the list is empty");
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(days);
    }

    private Optional<LocalTime> timeOfDay(Place place) {
        return values.text(place, TIME_OF_DAY).flatMap(text -> {
            boolean fits = CLOCK.matcher(text).matches();
            if (!fits) {
                problems.add(place, "Expected " + TIME_OF_DAY + ", but found " + Values.quote(text));
            }
            return fits ? Optional.of(LocalTime.parse(text)) : Optional.empty();
        });
    }

    private Optional<Instant> moment(Place place) {
        return values.text(place, MOMENT).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException e) {
                problems.add(place, "Expected " + MOMENT + ", but found " + Values.quote(text));
                return Optional.empty();
            }
        });
    }

    private Optional<ZoneId> zone(Place place) {
        String expected = "a time zone such as Europe/Berlin or UTC";
        return values.text(place, expected).flatMap(text -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException e) {
                problems.add(place, "Expected " + expected + ", but found " + Values.quote(text));
                return Optional.empty();
            }
        });
    }

    private <T> Optional<T> required(Item item, String field, Function<Place, Optional<T>> read) {
        Entry entry = item.fields().get(field);
        if (entry == null) {
            problems.add(item.place(), "Expected the mute to have " + field + ", but it has none");
        }
        return entry == null ? Optional.empty() : read.apply(entry.value());
    }

    private static Optional<DayOfWeek> day(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> word(day).equals(word))
                .findFirst();
    }

    private static String word(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
