package io.tocsin.projections.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Another incident that is like this one, and how it went.
 *
 * @param likeness from 0 to 1: how much of what this one is found by the other has too, the rarer the more
 * @param shared the labels and values that both have, the rarest first; some
 * @param takenBy who took it last
 * @param responseSeconds from opened to taken
 * @param durationSeconds from opened to closed
 * @param resolution in the words of who closed it
 * @param notes the last that people wrote in it, the newest first
 */
@JsonInclude
public record Alike(
        long number,
        double likeness,
        String title,
        String status,
        String severity,
        Instant opened,
        @Nullable Instant closed,
        String holder,
        @Nullable String takenBy,
        @Nullable Double responseSeconds,
        @Nullable Double durationSeconds,
        @Nullable String resolution,
        Map<String, List<String>> shared,
        List<Note> notes) {

    Alike with(List<Note> written) {
        return new Alike(
                number,
                likeness,
                title,
                status,
                severity,
                opened,
                closed,
                holder,
                takenBy,
                responseSeconds,
                durationSeconds,
                resolution,
                shared,
                written);
    }

    /** What somebody wrote. */
    public record Note(Instant at, @Nullable String by, String text) {}
}
