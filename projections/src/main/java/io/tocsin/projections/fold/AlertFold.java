package io.tocsin.projections.fold;

import io.tocsin.core.alert.AlertDescribed;
import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertGrouped;
import io.tocsin.core.alert.AlertMoved;
import io.tocsin.core.alert.AlertMuted;
import io.tocsin.core.alert.AlertOccurred;
import io.tocsin.core.alert.AlertPended;
import io.tocsin.core.alert.AlertReinstated;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.AlertResumed;
import io.tocsin.core.alert.AlertThresholdEnded;
import io.tocsin.core.alert.AlertThresholdFired;
import io.tocsin.core.alert.AlertUnmuted;
import io.tocsin.core.alert.AlertWentUnknown;
import io.tocsin.core.alert.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Folds alert events into alert rows, and collects the stretches of time that they end. One batch, one thread. */
final class AlertFold {

    private final List<EndedSpan> intervals = new ArrayList<>();
    private final List<EndedSpan> silences = new ArrayList<>();
    private final List<EndedMute> mutes = new ArrayList<>();

    List<EndedSpan> intervals() {
        return intervals;
    }

    List<EndedSpan> silences() {
        return silences;
    }

    List<EndedMute> mutes() {
        return mutes;
    }

    void dropLogs() {
        intervals.clear();
        silences.clear();
        mutes.clear();
    }

    /** That a person moved it is told by the incidents; the alert itself said nothing. */
    void apply(AlertRow alert, AlertEvent event, long position) {
        if (event instanceof AlertMoved) {
            return;
        }
        alert.seen(micros(event.at()), position);
        switch (event) {
            case AlertPended e -> pended(alert, e, position);
            case AlertFired e -> fired(alert, e, position);
            case AlertThresholdFired e -> alert.say(e.voice());
            case AlertThresholdEnded e -> thresholdEnded(alert, e);
            case AlertWentUnknown e -> wentUnknown(alert, e);
            case AlertResumed e -> resumed(alert, e, position);
            case AlertReinstated e -> reinstated(alert, e, position);
            case AlertResolved e -> resolved(alert, e, position);
            case AlertDescribed e -> alert.tell(e.told());
            case AlertOccurred e -> occurred(alert, e);
            case AlertGrouped e -> alert.under = e.under().bits();
            case AlertMoved ignored -> {}
            case AlertMuted e -> muted(alert, e, position);
            case AlertUnmuted e -> endMute(alert, micros(e.at()), position);
        }
    }

    private void pended(AlertRow alert, AlertPended event, long position) {
        endSilence(alert, event.at(), position);
        alert.status = Status.PENDING;
        alert.say(event.voice());
        alert.tell(event.told());
    }

    private void fired(AlertRow alert, AlertFired event, long position) {
        endSilence(alert, event.at(), position);
        alert.tell(event.told());
        alert.say(event.voice());
        alert.status = Status.FIRING;
        alert.since = micros(event.since());
        alert.occurrences++;
        alert.flapsUntil = event.flapsUntil() == null ? null : micros(event.flapsUntil());
    }

    private static void thresholdEnded(AlertRow alert, AlertThresholdEnded event) {
        String threshold = Words.safe(event.threshold());
        alert.voices = alert.voices.stream()
                .map(said -> said.threshold().equals(threshold) ? said.ended() : said)
                .toList();
        alert.level = event.severity().level();
    }

    private static void wentUnknown(AlertRow alert, AlertWentUnknown event) {
        alert.status = Status.UNKNOWN;
        alert.unknownSince = micros(event.since());
    }

    private void resumed(AlertRow alert, AlertResumed event, long position) {
        endSilence(alert, event.at(), position);
        alert.say(event.voice());
        alert.status = Status.FIRING;
    }

    private void reinstated(AlertRow alert, AlertReinstated event, long position) {
        endSilence(alert, event.at(), position);
        alert.status = alert.since == null ? Status.PENDING : Status.FIRING;
    }

    private void resolved(AlertRow alert, AlertResolved event, long position) {
        endSilence(alert, event.at(), position);
        endMute(alert, micros(event.at()), position);
        endInterval(alert, micros(event.on()), position);
        alert.status = Status.OK;
        alert.voices = List.of();
        alert.under = null;
    }

    private static void occurred(AlertRow alert, AlertOccurred event) {
        if (!alert.status.open()) {
            alert.say(event.voice());
            alert.tell(event.told());
            alert.voices = List.of();
        }
        alert.occur(micros(event.on()));
    }

    /** Of an instant alert it is a moment, and nothing ends it. */
    private void muted(AlertRow alert, AlertMuted event, long position) {
        Instant at = micros(event.at());
        String mute = Words.safe(event.mute().text());
        endMute(alert, at, position);
        if (alert.status.open()) {
            alert.mutedBy = mute;
            alert.mutedSince = at;
        } else {
            mutes.add(new EndedMute(new EndedSpan(alert.fingerprint, position, at, at), mute));
        }
    }

    private void endMute(AlertRow alert, Instant at, long position) {
        Instant since = alert.mutedSince;
        String mute = alert.mutedBy;
        if (since != null && mute != null) {
            mutes.add(new EndedMute(new EndedSpan(alert.fingerprint, position, since, later(since, at)), mute));
            alert.mutedBy = null;
            alert.mutedSince = null;
        }
    }

    private void endSilence(AlertRow alert, Instant at, long position) {
        Instant since = alert.unknownSince;
        if (since != null) {
            silences.add(new EndedSpan(alert.fingerprint, position, since, later(since, micros(at))));
            alert.unknownSince = null;
        }
    }

    private void endInterval(AlertRow alert, Instant on, long position) {
        Instant since = alert.since;
        if (since != null) {
            Instant closed = later(since, on);
            intervals.add(new EndedSpan(alert.fingerprint, position, since, closed));
            alert.lasted += Duration.between(since, closed).dividedBy(ChronoUnit.MICROS.getDuration());
            alert.since = null;
        }
    }

    /** What PostgreSQL keeps of a moment: folded in memory or read again, a row must be the same. */
    static Instant micros(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant later(Instant a, Instant b) {
        return b.isAfter(a) ? b : a;
    }
}
