package io.tocsin.api.page;

import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.projections.queue.IncidentView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident as a card.
 *
 * @param tone how loud it is: {@code loud}, {@code clear}, {@code quiet}; by severity
 * @param lasted from its opening to its closing, or to now
 * @param answered the time to the first take; null while nobody has taken it
 */
record Card(
        IncidentView incident,
        String status,
        String state,
        String tone,
        @Nullable Due due,
        Moment opened,
        @Nullable Moment closed,
        String lasted,
        @Nullable String answered,
        List<LabelRow> labels) {

    private static final int LOUD_TO = 2;
    private static final int CLEAR_TO = 4;

    static Card of(IncidentView incident, Instant now) {
        Instant end = incident.closed() == null ? now : incident.closed();
        Long seconds = incident.responseSeconds();
        return new Card(
                incident,
                incident.status().word(),
                incident.state().word(),
                tone(incident.severity().level()),
                Due.of(incident, now),
                Moment.of(incident.opened()),
                Moment.ofNullable(incident.closed()),
                Moment.duration(Duration.between(incident.opened(), end)),
                seconds == null ? null : Moment.duration(Duration.ofSeconds(seconds)),
                LabelRow.of(incident));
    }

    static String tone(int level) {
        return level <= LOUD_TO ? "loud" : level <= CLEAR_TO ? "clear" : "quiet";
    }

    public String triggers() {
        return String.join(", ", incident.triggers());
    }

    /** Whether somebody can take it. */
    public boolean free() {
        return incident.status() != IncidentStatus.TAKEN && incident.status() != IncidentStatus.SNOOZED && !over();
    }

    public boolean over() {
        return incident.status() == IncidentStatus.CLOSED;
    }

    public boolean late() {
        return due != null && due.late();
    }
}
