package io.tocsin.core.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What would have been different about one incident.
 *
 * @param number null of one that there never was
 * @param trigger of the alert that opened it; null when it was opened before the time that was gone through
 * @param title likewise
 * @param elsewhere the incident in which its alerts would have been, or are, where one of the two was not opened; null also when
 *     there never was such a one
 * @param changes at least one
 */
public record Difference(
        @Nullable Long number,
        Instant opened,
        String project,
        @Nullable String trigger,
        @Nullable String title,
        @Nullable Long elsewhere,
        List<Change> changes) {

    /** In what way an incident can be different. */
    public enum Kind {
        /** It was not opened, and would be. */
        OPENED,
        /** It was opened, and its alerts would be in another one, or in none. */
        MERGED,
        /** Another number of alerts would have come to it. */
        ALERTS,
        /** Somebody else would be its first holder. */
        ROUTED,
        /** It would be of another severity or response class, or have another deadline. */
        CLASSED,
        /** Its deadline would be passed, or kept, or passed more or less often. */
        BREACHED,
        /** It would be closed at another time, or not at all. */
        CLOSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that is different.
     *
     * @param what the thing, for people: {@code holder}, {@code severity}, …
     * @param was null where there is nothing to say
     * @param would likewise
     * @param why the rule, for people; null where it follows from the rest
     */
    public record Change(
            Kind kind,
            String what,
            @Nullable String was,
            @Nullable String would,
            @Nullable String why) {}

    public Difference {
        changes = List.copyOf(changes);
    }

    public Set<Kind> kinds() {
        return changes.stream().map(Change::kind).collect(Collectors.toUnmodifiableSet());
    }
}
