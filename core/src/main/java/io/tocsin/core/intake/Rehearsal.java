package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertGrouped;
import io.tocsin.core.alert.AlertMoved;
import io.tocsin.core.alert.AlertMuted;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.AlertUnmuted;
import io.tocsin.core.alert.Muted;
import io.tocsin.core.alert.Told;
import io.tocsin.core.alert.Voice;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.Subject;
import io.tocsin.core.severity.Severity;
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
    private final Otherwise otherwise;
    private final Map<Fingerprint, MuteId> muted = new HashMap<>();

    /** Which mute holds for an alert beside those that are known to have held. */
    @FunctionalInterface
    public interface Otherwise {

        Optional<MuteId> holding(Subject alert);
    }

    private Rehearsal(Notebook book, Rulebook rulebook, Otherwise otherwise) {
        this.book = book;
        this.otherwise = otherwise;
        this.board = new Board(book::watched, Instant.EPOCH);
        this.desk = new IncidentDesk(rulebook, board, book.ties(), book);
        this.alerts = new AlertDesk(board, desk, new Watchdogs(rulebook), this::muting);
    }

    /**
     * Decides, and writes all of it into the book.
     *
     * @param otherwise asked of those alerts only that no {@link AlertMuted} tells to be muted
     * @param happened what became of alerts in one batch, in order; what is nothing but the consequence of a decision about
     *     incidents is passed over
     * @return what happens to incidents, incident by incident, each in order
     */
    public static List<IncidentEvent> decide(
            Notebook book, List<AlertEvent> happened, Rulebook rulebook, Otherwise otherwise) {
        Rehearsal rehearsal = new Rehearsal(book, rulebook, otherwise);
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
            alerts.happened(event instanceof AlertUnmuted e ? unlessOther(e) : event);
        }
    }

    private Optional<MuteId> muting(AlertState alert, String source, Severity severity) {
        MuteId known = muted.get(alert.fingerprint());
        Told told = alert.told();
        return known != null || told == null
                ? Optional.ofNullable(known)
                : otherwise.holding(desk.subject(told, source, severity));
    }

    /** When one mute is over, another one may go on. */
    private AlertEvent unlessOther(AlertUnmuted event) {
        AlertState state = board.get(event.fingerprint()).state();
        Muted before = state.muted();
        Severity severity = state.severity();
        Optional<MuteId> other =
                before == null || severity == null || state.voices().isEmpty()
                        ? Optional.empty()
                        : muting(state, state.voices().getLast().source(), severity);
        return other.<AlertEvent>map(
                        id -> new AlertMuted(event.fingerprint(), event.at(), id, before != null && before.placed()))
                .orElse(event);
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
