package io.tocsin.projections.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a period went, for those who look back at it. Lists tell the first twenty.
 *
 * @param neverHandled what nobody had to answer and nobody took, by project and trigger, the most frequent first
 * @param breaches what was answered too late or not at all, the latest first
 * @param flappers incidents whose alerts came and went most often
 * @param triggers by which most was opened
 * @param longest that were open the longest
 * @param handovers that went through most hands
 * @param people who took and closed what
 */
public record Retrospective(
        Totals totals,
        List<Frequent> neverHandled,
        List<Looked> breaches,
        List<Looked> flappers,
        List<Frequent> triggers,
        List<Looked> longest,
        List<Chain> handovers,
        List<Load> people) {

    /**
     * Of all incidents opened in the period.
     *
     * @param breached their deadline passed without an answer
     * @param neverHandled nobody had to answer, and nobody took them
     * @param open that are not closed yet
     */
    public record Totals(long incidents, long alerts, long breached, long neverHandled, long open) {}

    /** What one trigger of a project brought. */
    public record Frequent(String project, String trigger, long incidents, long alerts, long flaps) {}

    /**
     * One incident that is worth a look.
     *
     * @param seconds what the list is about: by how much it was late, how long it was open; null where it is about a number
     * @param times how often its alerts began; null where the list is about time
     */
    @JsonInclude
    public record Looked(
            long number,
            String project,
            String title,
            String severity,
            String status,
            String holder,
            Instant opened,
            @Nullable Double seconds,
            @Nullable Long times) {}

    /**
     * In whose hands an incident was.
     *
     * @param takenBy one after the other, each another than the one before
     */
    public record Chain(long number, String project, String title, List<String> takenBy) {}

    /** What one person did with them. */
    public record Load(String person, long taken, long closed, long comments) {}
}
