package io.tocsin.api.page;

import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.search.Alike;
import io.tocsin.projections.search.Similar;
import io.tocsin.projections.search.SimilarIncidents;
import io.tocsin.projections.search.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What history knows of an incident, to be shown with it.
 *
 * @param before when its trigger came the last time; null when it never did
 */
record SeenBefore(Similar counts, @Nullable Moment before, List<Like> alike, Similar.Others others) {

    /**
     * One that is like it.
     *
     * @param percent of likeness
     * @param by who took it; null when nobody did
     * @param answered how long that took; null when nobody did
     * @param lasted from its opening to its closing; null while it is open
     * @param shared the first labels that both have, as {@code name = value}
     */
    record Like(
            Alike incident,
            long percent,
            Moment opened,
            @Nullable String by,
            @Nullable String answered,
            @Nullable String lasted,
            List<String> shared) {}

    private static final int SHARED_TOLD = 3;
    private static final double WHOLE = 100;

    /** Empty when it would take too long to find out. */
    static Optional<SeenBefore> of(IncidentView incident, SimilarIncidents similar, Instant now) {
        try {
            return similar.counts(incident.number(), now)
                    .map(counts -> new SeenBefore(
                            counts,
                            Moment.ofNullable(counts.trigger().before()),
                            similar.alike(incident.number(), now).stream()
                                    .map(SeenBefore::like)
                                    .toList(),
                            similar.others(incident.project(), incident.number())));
        } catch (Unanswered e) {
            return Optional.empty();
        }
    }

    private static Like like(Alike alike) {
        return new Like(
                alike,
                Math.round(alike.likeness() * WHOLE),
                Moment.of(alike.opened()),
                alike.takenBy(),
                duration(alike.responseSeconds()),
                duration(alike.durationSeconds()),
                alike.shared().entrySet().stream()
                        .limit(SHARED_TOLD)
                        .map(SeenBefore::told)
                        .toList());
    }

    private static String told(Map.Entry<String, List<String>> label) {
        return label.getKey() + " = " + String.join(", ", label.getValue());
    }

    private static @Nullable String duration(@Nullable Double seconds) {
        return seconds == null ? null : Moment.duration(Duration.ofMillis(Math.round(seconds * 1_000)));
    }
}
