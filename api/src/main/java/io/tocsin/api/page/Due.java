package io.tocsin.api.page;

import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.projections.queue.IncidentView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when somebody has to answer.
 *
 * @param word names the message: {@code in} so much time, or {@code late} by it
 * @param time between now and the deadline
 * @param soon little of it is left
 */
record Due(Moment at, String word, String time, boolean soon) {

    private static final Duration SOON = Duration.ofMinutes(5);

    /** Null for an incident that waits for no answer. */
    static @Nullable Due of(IncidentView incident, Instant now) {
        Instant deadline = incident.deadline();
        boolean waits = incident.status() == IncidentStatus.NEW || incident.status() == IncidentStatus.TODO;
        if (deadline == null || !waits) {
            return null;
        }
        boolean late = now.isAfter(deadline);
        Duration between = Duration.between(now, deadline).abs();
        return new Due(
                Moment.of(deadline),
                late ? "late" : "in",
                Moment.duration(between),
                !late && between.compareTo(SOON) < 0);
    }

    public boolean late() {
        return word.equals("late");
    }
}
