package io.tocsin.api.mute;

import io.tocsin.core.mute.MuteEvent;
import io.tocsin.core.mute.MuteState;
import io.tocsin.core.mute.Phase;
import io.tocsin.core.mute.SilenceMatcher;
import io.tocsin.core.mute.Window;
import io.tocsin.core.rulebook.MuteRule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mute, of a person or of the rulebook.
 *
 * @param state of a weekly one whether it holds now
 * @param from null for a weekly one, as is {@code until}
 * @param weekly for people, such as {@code sat, sun 02:00 to 04:00 Europe/Berlin}
 * @param matchers as an Alertmanager's client said them
 * @param by who set it; null for the rulebook's, whose versions tell
 * @param rulebook its version and line; null for a person's
 * @param history oldest first; null in lists
 */
public record MuteView(
        String id,
        @Nullable String name,
        String mql,
        Phase state,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String weekly,
        List<SilenceMatcher> matchers,
        @Nullable String by,
        @Nullable String comment,
        @Nullable Instant set,
        @Nullable Instant updated,
        @Nullable String endedBy,
        @Nullable Origin rulebook,
        @Nullable List<Entry> history) {

    /** The version of the rulebook that has it, and the line of its document. */
    public record Origin(long version, int line) {}

    static MuteView of(MuteState mute, Instant now) {
        return new MuteView(
                mute.id().text(),
                null,
                mute.match(),
                mute.phase(now),
                mute.from(),
                mute.until(),
                null,
                mute.matchers(),
                mute.by(),
                mute.comment(),
                mute.set(),
                mute.updated(),
                mute.endedBy(),
                null,
                null);
    }

    static MuteView of(MuteRule mute, long version, Instant now) {
        Window.Once once = mute.window() instanceof Window.Once o ? o : null;
        boolean ahead = once == null || once.from().isAfter(now);
        return new MuteView(
                mute.id().text(),
                mute.name(),
                mute.match(),
                mute.window().holds(now) ? Phase.ACTIVE : ahead ? Phase.PENDING : Phase.EXPIRED,
                once == null ? null : once.from(),
                once == null ? null : once.until(),
                mute.window() instanceof Window.Weekly weekly ? words(weekly) : null,
                List.of(),
                null,
                mute.comment(),
                null,
                null,
                null,
                new Origin(version, mute.line()),
                null);
    }

    MuteView with(List<MuteEvent> events) {
        return new MuteView(
                id,
                name,
                mql,
                state,
                from,
                until,
                weekly,
                matchers,
                by,
                comment,
                set,
                updated,
                endedBy,
                rulebook,
                events.stream().map(Entry::of).toList());
    }

    private static String words(Window.Weekly weekly) {
        String days = weekly.days().stream()
                .sorted()
                .map((DayOfWeek day) ->
                        day.getDisplayName(TextStyle.SHORT, Locale.ROOT).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return days + " " + weekly.from() + " to " + weekly.until() + " " + weekly.zone();
    }
}
