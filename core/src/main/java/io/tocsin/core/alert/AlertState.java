package io.tocsin.core.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.Members;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as its domain events leave it: what decisions need and no more. Immutable.
 *
 * @param sequence of the last domain event; −1 before the first
 * @param voices what each source last said of each threshold, while the condition may hold
 * @param since when the open interval, or the wait, began
 * @param until when the wait is over
 * @param changed the time of the last ok; a firing word must be later
 * @param starts when the last intervals began, at most three
 * @param described when the words for people were last kept as a domain event
 * @param under the group alert it belongs to
 * @param muted why what happens to it concerns no incident; null when it does
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AlertState(
        Fingerprint fingerprint,
        long sequence,
        Status status,
        @Nullable Told told,
        List<Voice> voices,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Instant changed,
        List<Instant> starts,
        @Nullable Instant described,
        @Nullable Fingerprint under,
        @Nullable Muted muted) {

    static final int FLAPS_FROM = 4;
    static final Duration FLAPS_WITHIN = Duration.ofHours(1);

    public AlertState {
        voices = voices == null ? List.of() : voices;
        starts = starts == null ? List.of() : starts;
    }

    /** An alert of which nothing is known yet. */
    public static AlertState unheard(Fingerprint fingerprint) {
        return new AlertState(
                fingerprint, -1, Status.NONE, null, List.of(), null, null, null, List.of(), null, null, null);
    }

    /** The state after the event; never fails, asks nothing of the world. */
    public AlertState evolve(AlertEvent event) {
        return switch (event) {
            case AlertPended e -> with(Status.PENDING, e.told(), said(e.voice()), e.since(), e.until(), e.at());
            case AlertFired e -> fired(e);
            case AlertThresholdFired e -> withVoices(status, said(e.voice()));
            case AlertThresholdEnded e -> withVoices(status, ended(e.threshold(), e.on()));
            case AlertWentUnknown e -> withVoices(Status.UNKNOWN, voices);
            case AlertResumed e -> withVoices(Status.FIRING, said(e.voice()));
            case AlertReinstated ignored -> withVoices(until == null ? Status.FIRING : Status.PENDING, voices);
            case AlertResolved e -> resolved(e.on());
            case AlertDescribed e -> with(status, e.told(), voices, since, until, e.at());
            case AlertOccurred e -> occurred(e);
            case AlertGrouped e -> grouped(e.under());
            case AlertMoved ignored -> withVoices(status, voices);
            case AlertMuted e -> muting(status.open() ? new Muted(e.mute(), e.placed()) : null);
            case AlertUnmuted ignored -> muting(null);
        };
    }

    /** The worst that fires; the default of the last word when nothing does. */
    public @Nullable Severity severity() {
        Severity worst = null;
        for (Voice voice : voices) {
            if (voice.firing() && (worst == null || voice.severity().worseThan(worst))) {
                worst = voice.severity();
            }
        }
        return worst;
    }

    /** The alert as decisions about its incident see it. */
    public Members.Member member() {
        return new Members.Member(
                status.open(),
                severity(),
                told == null ? "" : told.trigger(),
                told == null ? "" : told.title(),
                told == null ? "" : told.text());
    }

    /** The mute for which what happens to it concerns no incident. */
    public @Nullable MuteId mutedBy() {
        return muted == null ? null : muted.by();
    }

    @Nullable Voice voice(String source, String threshold) {
        for (Voice voice : voices) {
            if (voice.is(source, threshold)) {
                return voice;
            }
        }
        return null;
    }

    /** Until when it flaps if an interval opens at the moment; null when that makes fewer than four within an hour. */
    public @Nullable Instant flapsUntil(Instant opening) {
        int before = FLAPS_FROM - 1;
        if (starts.size() < before) {
            return null;
        }
        Instant end = starts.get(starts.size() - before).plus(FLAPS_WITHIN);
        return end.isAfter(opening) ? end : null;
    }

    private AlertState fired(AlertFired e) {
        Told now = e.told() == null ? told : e.told();
        List<Voice> speaking = e.voice() == null ? voices : said(e.voice());
        Instant said = e.told() == null ? described : e.at();
        List<Instant> begun = new ArrayList<>(starts);
        begun.add(e.since());
        List<Instant> last = List.copyOf(begun.subList(Math.max(0, begun.size() - (FLAPS_FROM - 1)), begun.size()));
        return new AlertState(
                fingerprint,
                sequence + 1,
                Status.FIRING,
                now,
                speaking,
                e.since(),
                null,
                changed,
                last,
                said,
                under,
                muted);
    }

    private AlertState resolved(Instant on) {
        Instant latest = changed == null || on.isAfter(changed) ? on : changed;
        return new AlertState(
                fingerprint,
                sequence + 1,
                Status.OK,
                told,
                List.of(),
                null,
                null,
                latest,
                starts,
                described,
                null,
                null);
    }

    /** A lasting alert of the same labels goes on as before. */
    private AlertState occurred(AlertOccurred e) {
        return status.open() ? withVoices(status, voices) : with(status, e.told(), voices, since, until, e.at());
    }

    private AlertState grouped(Fingerprint group) {
        return new AlertState(
                fingerprint,
                sequence + 1,
                status,
                told,
                voices,
                since,
                until,
                changed,
                starts,
                described,
                group,
                muted);
    }

    private AlertState muting(@Nullable Muted next) {
        return new AlertState(
                fingerprint, sequence + 1, status, told, voices, since, until, changed, starts, described, under, next);
    }

    private AlertState with(
            Status next,
            Told words,
            List<Voice> speaking,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant said) {
        return new AlertState(
                fingerprint, sequence + 1, next, words, speaking, from, to, changed, starts, said, under, muted);
    }

    private AlertState withVoices(Status next, List<Voice> speaking) {
        return new AlertState(
                fingerprint,
                sequence + 1,
                next,
                told,
                speaking,
                since,
                until,
                changed,
                starts,
                described,
                under,
                muted);
    }

    private List<Voice> said(Voice voice) {
        List<Voice> all = new ArrayList<>(voices);
        all.removeIf(v -> v.is(voice.source(), voice.threshold()));
        all.add(voice);
        return List.copyOf(all);
    }

    private List<Voice> ended(String threshold, Instant on) {
        return voices.stream()
                .map(v -> v.threshold().equals(threshold) ? v.ended(on) : v)
                .toList();
    }
}
