package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertGrouped;
import io.tocsin.core.alert.AlertMoved;
import io.tocsin.core.alert.AlertMuted;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Told;
import io.tocsin.core.alert.Voice;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.Append;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the alerts of one batch do to incidents, decided once more by the desks of the intake, from what happened to the alerts
 * and over a {@link Notebook} in the place of the store. For one thread.
 */
public final class Rehearsal {

    private final Notebook book;
    private final Board board;
    private final IncidentDesk desk;
    private final AlertDesk alerts;
    private final Map<Fingerprint, MuteId> muted = new HashMap<>();

    private Rehearsal(Notebook book, Rulebook rulebook) {
        this.book = book;
        this.board = new Board(book::watched, Instant.EPOCH);
        this.desk = new IncidentDesk(rulebook, board, book.ties(), book);
        this.alerts = new AlertDesk(
                board,
                desk,
                new Watchdogs(rulebook),
                (alert, source, severity) -> Optional.ofNullable(muted.get(alert.fingerprint())));
    }

    /**
     * Decides, and writes all of it into the book.
     *
     * @param happened what became of alerts in one batch, in order; what is nothing but the consequence of a decision about
     *     incidents is passed over
     * @return what happens to incidents, incident by incident, each in order
     */
    public static List<IncidentEvent> decide(Notebook book, List<AlertEvent> happened, Rulebook rulebook) {
        Rehearsal rehearsal = new Rehearsal(book, rulebook);
        for (AlertEvent event : happened) {
            if (event instanceof AlertMuted e) {
                rehearsal.muted.put(e.fingerprint(), e.mute());
            }
        }
        happened.forEach(rehearsal::hear);
        rehearsal.desk.decide();
        return rehearsal.written();
    }

    private void hear(AlertEvent event) {
        AlertState state = board.get(event.fingerprint()).state();
        boolean follows = switch (event) {
            case AlertGrouped ignored -> true;
            case AlertMoved ignored -> true;
            case AlertMuted e -> e.mute().equals(state.mutedBy());
            case AlertFired e -> isMade(e);
            case AlertResolved ignored -> isMade(state);
            default -> false;
        };
        if (!follows) {
            alerts.happened(event);
        }
    }

    private List<IncidentEvent> written() {
        List<IncidentEvent> events = desk.appends().stream()
                .map(Append::event)
                .map(IncidentEvent.class::cast)
                .toList();
        board.touched().forEach(book::put);
        events.forEach(book::note);
        return events;
    }

    /** Whether it is a group alert that a desk made, and not one that somebody sent. */
    private static boolean isMade(AlertFired event) {
        Told told = event.told();
        Voice voice = event.voice();
        return told != null && told.group() && voice != null && voice.source().equals(IncidentDesk.TOCSIN);
    }

    private static boolean isMade(AlertState state) {
        Told told = state.told();
        return told == null || (told.group() && IncidentDesk.isOurs(state));
    }
}
