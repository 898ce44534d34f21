package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertDecider;
import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertMuted;
import io.tocsin.core.alert.AlertOccurred;
import io.tocsin.core.alert.AlertReinstated;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.AlertResumed;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.AlertThresholdFired;
import io.tocsin.core.alert.AlertUnmuted;
import io.tocsin.core.alert.Cause;
import io.tocsin.core.alert.Decision;
import io.tocsin.core.alert.Effect;
import io.tocsin.core.alert.Muted;
import io.tocsin.core.alert.Silences;
import io.tocsin.core.alert.Status;
import io.tocsin.core.alert.Told;
import io.tocsin.core.alert.Voice;
import io.tocsin.core.event.Event;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.message.Sender;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.store.MutedAlerts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the alerts of one batch decide, and tells the incidents what concerns them: nothing of what is muted. */
final class AlertDesk {

    /** What holds at the moment of a batch, and for all of it. */
    record Times(Mutes mutes, Silences silences, Instant now) {}

    /** Which mute holds for an alert. */
    interface Muting {

        Optional<MuteId> holding(AlertState alert, String source, Severity severity);
    }

    private final Board board;
    private final IncidentDesk desk;
    private final Watchdogs watchdogs;
    private final Mutes mutes;
    private final Silences silences;
    private final Instant now;
    private final Muting muting;

    AlertDesk(Board board, IncidentDesk desk, Watchdogs watchdogs, Times times) {
        this.board = board;
        this.desk = desk;
        this.watchdogs = watchdogs;
        this.mutes = times.mutes();
        this.silences = times.silences();
        this.now = times.now();
        this.muting = this::holding;
    }

    /** One that is told what has {@link #happened}, and has nothing to decide about alerts. */
    AlertDesk(Board board, IncidentDesk desk, Watchdogs watchdogs, Muting muting) {
        this.board = board;
        this.desk = desk;
        this.watchdogs = watchdogs;
        this.mutes = Mutes.none();
        this.silences = Silences.NONE;
        this.now = Instant.EPOCH;
        this.muting = muting;
    }

    Effect hear(Event event, Instant receivedAt, Cause cause) {
        Watched before = board.get(event.fingerprint());
        return tell(before, AlertDecider.hear(before.state(), before.heard(), event, receivedAt, cause));
    }

    /** The alert decided this before; it concerns its incident as it did then. */
    void happened(AlertEvent event) {
        Watched before = board.get(event.fingerprint());
        Watched after = board.apply(before, event);
        if (event instanceof AlertUnmuted e) {
            unmuted(before.state().muted(), after, e.at());
        } else {
            tell(event, before.state(), after);
        }
    }

    /** Waits and promises that are over, and then mutes. */
    void passTime(List<Fingerprint> due, MutedAlerts muted) {
        for (Fingerprint fingerprint : due) {
            Watched before = board.get(fingerprint);
            tell(before, AlertDecider.passTime(before.state(), before.heard(), silences, now));
        }
        List<Fingerprint> over = due.stream().filter(this::isOver).toList();
        if (!over.isEmpty()) {
            muted.take(over).forEach(this::unmute);
        }
    }

    private Effect tell(Watched before, Decision decision) {
        Watched after = board.apply(before, decision);
        decision.events().forEach(e -> tell(e, before.state(), after));
        return decision.effect();
    }

    /** What of an alert's life concerns its incident. */
    private void tell(AlertEvent event, AlertState before, Watched after) {
        boolean heartbeat = watchdogs.take(event, before, after.state());
        if (heartbeat && (event instanceof AlertFired || event instanceof AlertOccurred)) {
            return;
        }
        if (event instanceof AlertFired e) {
            if (!isMuted(after, speaker(after), severityOf(after), e.at(), false)) {
                desk.fired(after, speaker(after), severityOf(after), e.at(), e.cause());
            }
        } else if (event instanceof AlertOccurred e) {
            Voice voice = e.voice();
            if (!isMuted(after, voice.source(), voice.severity(), e.at(), false)) {
                desk.fired(after, voice.source(), voice.severity(), e.at(), e.cause());
            }
        } else if (event instanceof AlertThresholdFired e) {
            felt(after, e.severity(), e.at());
        } else if (event instanceof AlertResumed e) {
            felt(after, severityOf(after), e.at());
        } else if (event instanceof AlertReinstated e) {
            felt(after, severityOf(after), e.at());
        } else if (event instanceof AlertResolved e) {
            desk.resolved(before, e.at(), e.on(), e.cause());
        }
    }

    private void felt(Watched alert, Severity severity, Instant at) {
        if (!isMuted(alert, speaker(alert), severity, at, true)) {
            desk.felt(alert, severity, at);
        }
    }

    /** Whether it is, or becomes so now. One that waits fires later, and is asked about then. */
    private boolean isMuted(Watched alert, String source, Severity severity, Instant at, boolean placed) {
        if (alert.state().mutedBy() != null) {
            return true;
        }
        Optional<MuteId> holding = muting.holding(alert.state(), source, severity);
        if (holding.isPresent() && alert.state().status() != Status.PENDING) {
            Fingerprint fingerprint = alert.state().fingerprint();
            board.apply(board.get(fingerprint), new AlertMuted(fingerprint, at, holding.get(), placed));
        }
        return holding.isPresent();
    }

    private boolean isOver(Fingerprint fingerprint) {
        MuteId by = board.get(fingerprint).state().mutedBy();
        return by != null && !mutes.holds(by, now);
    }

    /** One that is open still is treated as if it fired, or became so severe, now; another mute may hold for it. */
    private void unmute(Fingerprint fingerprint) {
        Watched alert = board.get(fingerprint);
        Muted before = alert.state().muted();
        if (before == null) {
            return;
        }
        Optional<MuteId> other = holding(alert.state(), speaker(alert), severityOf(alert));
        if (other.isPresent()) {
            board.apply(alert, new AlertMuted(fingerprint, now, other.get(), before.placed()));
            return;
        }
        unmuted(before, board.apply(alert, new AlertUnmuted(fingerprint, now, before.by())), now);
    }

    private void unmuted(@Nullable Muted before, Watched alert, Instant at) {
        if (before != null && before.placed()) {
            desk.felt(alert, severityOf(alert), at);
        } else if (before != null) {
            desk.fired(alert, speaker(alert), severityOf(alert), at, null);
        }
    }

    private Optional<MuteId> holding(AlertState alert, String source, Severity severity) {
        Told told = alert.told();
        return told == null || mutes.isEmpty()
                ? Optional.empty()
                : mutes.holding(desk.subject(told, source, severity), now);
    }

    /** Who spoke last; an alert that waited may fire by itself. */
    private static String speaker(Watched alert) {
        List<Voice> voices = alert.state().voices();
        return voices.isEmpty() ? "" : voices.getLast().source();
    }

    private static Severity severityOf(Watched alert) {
        Severity severity = alert.state().severity();
        return severity == null ? Sender.DEFAULT_SEVERITY : severity;
    }
}
