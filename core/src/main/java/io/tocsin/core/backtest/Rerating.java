package io.tocsin.core.backtest;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertOccurred;
import io.tocsin.core.alert.AlertPended;
import io.tocsin.core.alert.AlertResumed;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.AlertThresholdFired;
import io.tocsin.core.alert.Told;
import io.tocsin.core.alert.Voice;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.format.Regrading;
import io.tocsin.core.message.Sender;
import io.tocsin.core.severity.Severity;
import org.jspecify.annotations.Nullable;

/**
 * How severe the other rules find what was said. What the sender said itself stays; it is known by this, that the rules that
 * held would have said otherwise. For one thread.
 */
final class Rerating {

    private final World was;
    private final World would;

    Rerating(World was, World would) {
        this.was = was;
        this.would = would;
    }

    /** The event as it would have been; the same where nothing is different. */
    AlertEvent again(AlertEvent event) {
        return switch (event) {
            case AlertFired e
            when e.voice() != null && e.told() != null ->
                new AlertFired(
                        e.fingerprint(),
                        e.at(),
                        e.told(),
                        rated(e.voice(), e.told()),
                        e.since(),
                        e.flapsUntil(),
                        e.cause());
            case AlertPended e ->
                new AlertPended(
                        e.fingerprint(), e.at(), e.told(), rated(e.voice(), e.told()), e.since(), e.until(), e.cause());
            case AlertOccurred e ->
                new AlertOccurred(e.fingerprint(), e.at(), e.on(), e.told(), rated(e.voice(), e.told()), e.cause());
            case AlertResumed e -> new AlertResumed(e.fingerprint(), e.at(), rated(e.voice(), told(e)), e.cause());
            case AlertThresholdFired e -> threshold(e);
            default -> event;
        };
    }

    private AlertThresholdFired threshold(AlertThresholdFired event) {
        Voice voice = rated(event.voice(), told(event));
        Severity worst = voice.severity();
        AlertState state = would.book().alert(event.fingerprint());
        if (state != null) {
            for (Voice other : state.voices()) {
                boolean same = other.source().equals(voice.source())
                        && other.threshold().equals(voice.threshold());
                worst = other.firing() && !same ? worst.worst(other.severity()) : worst;
            }
        }
        return new AlertThresholdFired(event.fingerprint(), event.at(), voice, worst, event.cause());
    }

    private @Nullable Told told(AlertEvent event) {
        Fingerprint fingerprint = event.fingerprint();
        AlertState state = was.book().alert(fingerprint);
        return state == null ? null : state.told();
    }

    private Voice rated(Voice voice, @Nullable Told told) {
        if (told == null) {
            return voice;
        }
        Sender before = was.rulebook().sender(voice.source());
        Sender after = would.rulebook().sender(voice.source());
        if (before.rules().equals(after.rules()) && before.severity() == after.severity()) {
            return voice;
        }
        Severity held = Regrading.of(before, told, voice.threshold());
        Severity other = Regrading.of(after, told, voice.threshold());
        return held == other || held != voice.severity()
                ? voice
                : new Voice(voice.source(), voice.threshold(), other, voice.firing(), voice.at(), voice.patience());
    }
}
