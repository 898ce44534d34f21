package io.tocsin.core.alert;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Signal;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an alert's life (see the table in {@code docs/concepts.md}). Pure: the same state and word give the same
 * decision; time comes in as an argument.
 */
public final class AlertDecider {

    /** A change of words alone is kept at most this often. */
    static final Duration DESCRIBED_AT_MOST_EVERY = Duration.ofMinutes(5);

    private AlertDecider() {}

    /**
     * What the event does.
     *
     * @param now when it was received
     */
    public static Decision hear(AlertState state, Heard heard, Event event, Instant now, Cause cause) {
        if (event.kind() == Kind.INSTANT) {
            return occurred(state, heard, event, now, cause);
        }
        return event.signal() == Signal.FIRING
                ? firing(state, heard, event, now, cause)
                : ok(state, heard, event, now, cause);
    }

    /**
     * What the passing of time does: a wait is over, a promise broken; or a source fell silent or lives again.
     *
     * @param silences as they are now
     */
    public static Decision passTime(AlertState state, Heard heard, Silences silences, Instant now) {
        Heard.Lapse lapse = heard.lapse(silences);
        Heard.Lapse over = lapse != null && !lapse.at().isAfter(now) ? lapse : null;
        return switch (state.status()) {
            case PENDING -> {
                Instant until = state.until();
                if (until != null
                        && !until.isAfter(now)
                        && (lapse == null || !lapse.at().isBefore(until))) {
                    yield Decision.of(fired(state, until, null, now, null), heard, Effect.RAISED);
                }
                yield over == null ? nothing(heard) : unknown(state, heard, over, now);
            }
            case FIRING -> over == null ? nothing(heard) : unknown(state, heard, over, now);
            case UNKNOWN -> countsAgain(heard, silences) ? reinstated(state, heard, silences, now) : nothing(heard);
            case NONE, OK -> nothing(heard);
        };
    }

    /** The moment at which {@link #passTime} may have something to say, or could have said it; null when never. */
    public static @Nullable Instant wakeAt(AlertState state, Heard heard, Silences silences) {
        Heard.Lapse lapse = heard.lapse(silences);
        Instant end = lapse == null ? null : lapse.at();
        return switch (state.status()) {
            case PENDING -> earliest(end, state.until());
            case FIRING -> end;
            case UNKNOWN -> countsAgain(heard, silences) ? Instant.EPOCH : null;
            case NONE, OK -> null;
        };
    }

    /**
     * Whether the last word of a source that speaks at the edges only counts although the alert is unknown: the source was
     * silent and is no more. Who repeats will say so itself.
     */
    private static boolean countsAgain(Heard heard, Silences silences) {
        return heard.onlyEdges() && heard.lapse(silences) == null;
    }

    private static Decision reinstated(AlertState state, Heard heard, Silences silences, Instant now) {
        String source = heard.words().stream()
                .map(Heard.Word::source)
                .filter(name -> !silences.has(name))
                .findFirst()
                .orElse("");
        return Decision.of(new AlertReinstated(state.fingerprint(), now, source), heard, Effect.RESUMED);
    }

    private static Decision firing(AlertState state, Heard heard, Event event, Instant now, Cause cause) {
        Instant ended = endOf(state, event.threshold());
        if (ended != null && !event.at().isAfter(ended)) {
            return Decision.nothing(heard, Effect.LATE);
        }
        return switch (state.status()) {
            case NONE, OK -> begins(state, event, now, cause);
            case PENDING -> stillPending(state, heard.with(event, now), event, now, cause);
            case FIRING -> repeated(state, heard.with(event, now), event, now, cause, Effect.REPEATED);
            case UNKNOWN -> resumes(state, heard.with(event, now), event, now, cause);
        };
    }

    private static Decision begins(AlertState state, Event event, Instant now, Cause cause) {
        Heard heard = Heard.nothing().with(event, now);
        Instant since = begins(state, event, now);
        Duration wait = event.pendingFor();
        if (wait == null || wait.isZero()) {
            return Decision.of(fired(state, since, event, now, cause), heard, Effect.RAISED);
        }
        Instant until = since.plus(wait);
        if (!until.isAfter(now)) {
            return Decision.of(fired(state, until, event, now, cause), heard, Effect.RAISED);
        }
        return Decision.of(pended(state, event, since, until, now, cause), heard, Effect.PENDING);
    }

    /** Not in the future, and not before the last interval closed. */
    private static Instant begins(AlertState state, Event event, Instant now) {
        Instant begins = event.begins().isAfter(now) ? now : event.begins();
        return state.changed() != null && state.changed().isAfter(begins) ? state.changed() : begins;
    }

    private static AlertPended pended(
            AlertState state, Event event, Instant since, Instant until, Instant now, Cause cause) {
        return new AlertPended(state.fingerprint(), now, Told.of(event), Voice.firing(event), since, until, cause);
    }

    private static Decision stillPending(AlertState state, Heard heard, Event event, Instant now, Cause cause) {
        Instant over = waitsUntil(state, event, now);
        if (over != null && !over.isAfter(now)) {
            return Decision.of(fired(state, over, event, now, cause), heard.saying(null), Effect.RAISED);
        }
        return repeated(state, heard, event, now, cause, Effect.PENDING);
    }

    /** A word that asks for no wait ends that of others; null when the alert does not wait. */
    private static @Nullable Instant waitsUntil(AlertState state, Event event, Instant now) {
        Instant until = state.until();
        Duration wait = event.pendingFor();
        return until != null && (wait == null || wait.isZero()) ? earliest(until, begins(state, event, now)) : until;
    }

    private static Decision resumes(AlertState state, Heard heard, Event event, Instant now, Cause cause) {
        Instant since = state.since();
        Instant until = waitsUntil(state, event, now);
        if (since != null && until != null) {
            return until.isAfter(now)
                    ? Decision.of(pended(state, event, since, until, now, cause), heard.saying(null), Effect.PENDING)
                    : Decision.of(fired(state, until, event, now, cause), heard.saying(null), Effect.RAISED);
        }
        AlertResumed resumed = new AlertResumed(state.fingerprint(), now, Voice.firing(event), cause);
        return describing(state, List.of(resumed), heard, event, now, cause, Effect.RESUMED);
    }

    private static Decision repeated(
            AlertState state, Heard heard, Event event, Instant now, Cause cause, Effect otherwise) {
        Voice voice = state.voice(event.source(), event.threshold());
        if (voice != null && voice.firing() && event.at().isBefore(voice.at())) {
            return Decision.nothing(heard, Effect.LATE);
        }
        if (voice == null || !voice.firing() || voice.severity() != event.severity()) {
            AlertEvent fired = new AlertThresholdFired(
                    state.fingerprint(), now, Voice.firing(event), worstWith(state, event), cause);
            return describing(state, List.of(fired), heard, event, now, cause, Effect.CHANGED);
        }
        return describing(state, List.of(), heard, event, now, cause, otherwise);
    }

    /** The news, and after them the words for people where those are new, and not too soon after the last. */
    private static Decision describing(
            AlertState state,
            List<AlertEvent> news,
            Heard heard,
            Event event,
            Instant now,
            Cause cause,
            Effect effect) {
        Told told = state.told();
        if (told == null || told.description() == event.description()) {
            return new Decision(news, heard.saying(null), effect);
        }
        Instant described = state.described();
        if (described != null && described.plus(DESCRIBED_AT_MOST_EVERY).isAfter(now)) {
            Told newest = heard.newest();
            boolean same = newest != null && newest.description() == event.description();
            return new Decision(news, same ? heard : heard.saying(Told.of(event)), effect);
        }
        List<AlertEvent> events = new ArrayList<>(news);
        events.add(new AlertDescribed(state.fingerprint(), now, Told.of(event), cause));
        return new Decision(events, heard.saying(null), news.isEmpty() ? Effect.DESCRIBED : effect);
    }

    private static Decision ok(AlertState state, Heard heard, Event event, Instant now, Cause cause) {
        if (!state.status().open() || !fires(state, event.threshold())) {
            return Decision.nothing(heard, Effect.REPEATED);
        }
        Instant lastFiring = heard.lastFiring(event.threshold());
        if (lastFiring != null && !counts(event.at(), lastFiring)) {
            return Decision.nothing(heard, Effect.LATE);
        }
        Severity left = worstWithout(state, event.threshold());
        if (left != null) {
            AlertThresholdEnded ended =
                    new AlertThresholdEnded(state.fingerprint(), now, event.threshold(), event.at(), left, cause);
            return Decision.of(ended, heard.without(event.threshold()), Effect.CHANGED);
        }
        Instant since = state.since();
        Instant on = since != null && since.isAfter(event.at()) ? since : event.at();
        return Decision.of(new AlertResolved(state.fingerprint(), now, on, cause), Heard.nothing(), Effect.RESOLVED);
    }

    /**
     * Whether an ok of that time ends what was last said to fire at the other: it must not be older. Senders that know only
     * whole seconds are given theirs.
     */
    private static boolean counts(Instant ok, Instant lastFiring) {
        return !ok.isBefore(lastFiring) || (ok.getNano() == 0 && ok.equals(lastFiring.truncatedTo(ChronoUnit.SECONDS)));
    }

    private static Decision occurred(AlertState state, Heard heard, Event event, Instant now, Cause cause) {
        AlertOccurred occurred =
                new AlertOccurred(state.fingerprint(), now, event.at(), Told.of(event), Voice.firing(event), cause);
        return Decision.of(occurred, heard, Effect.OCCURRED);
    }

    private static AlertFired fired(
            AlertState state, Instant since, @Nullable Event event, Instant now, @Nullable Cause cause) {
        return new AlertFired(
                state.fingerprint(),
                now,
                event == null ? null : Told.of(event),
                event == null ? null : Voice.firing(event),
                since,
                state.flapsUntil(since),
                cause);
    }

    private static Decision unknown(AlertState state, Heard heard, Heard.Lapse lapse, Instant now) {
        AlertEvent event = new AlertWentUnknown(state.fingerprint(), now, lapse.at(), lapse.source());
        return new Decision(List.of(event), heard, Effect.CHANGED);
    }

    private static Decision nothing(Heard heard) {
        return Decision.nothing(heard, Effect.REPEATED);
    }

    /** The last time that the threshold, or the whole condition, was said to have ended; null when it never was. */
    private static @Nullable Instant endOf(AlertState state, String threshold) {
        Instant end = state.changed();
        for (Voice voice : state.voices()) {
            if (!voice.firing()
                    && voice.threshold().equals(threshold)
                    && (end == null || voice.at().isAfter(end))) {
                end = voice.at();
            }
        }
        return end;
    }

    private static boolean fires(AlertState state, String threshold) {
        for (Voice voice : state.voices()) {
            if (voice.firing() && voice.threshold().equals(threshold)) {
                return true;
            }
        }
        return false;
    }

    private static Severity worstWith(AlertState state, Event event) {
        Severity worst = event.severity();
        for (Voice voice : state.voices()) {
            if (voice.firing() && !voice.is(event.source(), event.threshold())) {
                worst = worst.worst(voice.severity());
            }
        }
        return worst;
    }

    private static @Nullable Severity worstWithout(AlertState state, String threshold) {
        Severity worst = null;
        for (Voice voice : state.voices()) {
            if (voice.firing() && !voice.threshold().equals(threshold)) {
                worst = worst == null ? voice.severity() : worst.worst(voice.severity());
            }
        }
        return worst;
    }

    private static @Nullable Instant earliest(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
