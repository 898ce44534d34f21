package io.tocsin.projections.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether something like an incident was seen before.
 *
 * @param same incidents that gathered the same alerts (the same project and trigger, or what a grouping rule goes by), this one
 *     included
 * @param trigger incidents of the project with the same trigger, this one included
 */
public record Similar(Counts same, TriggerCounts trigger) {

    /** @param open how many of them are not closed */
    public record Counts(long open, long total) {}

    /**
     * How often a trigger comes in a project.
     *
     * @param lastWeek opened in the seven days before now
     * @param lastMonth in thirty
     * @param before when the last one before this was opened; null when this is the first
     */
    public record TriggerCounts(
            long open,
            long total,
            long lastWeek,
            long lastMonth,
            @JsonInclude @Nullable Instant before,
            Frequency frequency) {}

    /** In one word. */
    public enum Frequency {
        /** It never came before. */
        NEW,
        /** Less than once a week of late. */
        RARE,
        /** More than that. */
        USUAL,
        /** Once a day and more, this week. */
        FREQUENT;

        private static final long A_WEEK_OF_A_MONTH = 4;
        private static final long DAYS = 7;

        static Frequency of(long total, long lastWeek, long lastMonth) {
            if (total <= 1) {
                return NEW;
            }
            if (lastWeek >= DAYS) {
                return FREQUENT;
            }
            return lastMonth <= A_WEEK_OF_A_MONTH ? RARE : USUAL;
        }

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Other incidents of the project that are open now, those first that want to be answered first. */
    public record Others(long open, List<Other> items) {}

    /** One of them. */
    public record Other(long number, String title, String severity, String status, String holder, Instant opened) {}
}
