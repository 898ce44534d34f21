package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertReinstated;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.AlertResumed;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.AlertWentUnknown;
import io.tocsin.core.alert.Status;
import io.tocsin.core.alert.Told;
import io.tocsin.core.alert.Voice;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.rulebook.Rulebook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Alerts that always fire while monitoring works, all the way from a rule to here: nobody works on them, their absence is what
 * matters. Lives as long as a batch.
 */
final class Watchdogs {

    static final String TRIGGER = "WatchdogMissing";

    private static final String WATCHDOG = "watchdog";

    /** They grade a heartbeat as nothing; that says nothing of its absence. */
    private static final Set<String> GRADES = Set.of("severity", "severity_level", "impact", "likelihood");

    /** Where its source is silent altogether, that is the cause. */
    private static final Map<String, String> TIED = Map.of(
            "plk_labels_as_annotations",
            SilenceWords.SOURCE,
            "plk_grouped_by__source",
            SilenceWords.TRIGGER + ",source=~source");

    private final Rulebook rulebook;
    private final Map<Fingerprint, OwnWord> words = new LinkedHashMap<>();

    Watchdogs(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** Whether the event is one of a heartbeat, and so nothing that opens an incident. */
    boolean take(AlertEvent event, AlertState before, AlertState after) {
        Told told = after.told();
        String source = speaker(after.voices().isEmpty() ? before.voices() : after.voices());
        if (told == null || !rulebook.isHeartbeat(source, told.trigger())) {
            return false;
        }
        switch (event) {
            case AlertFired ignored -> beats(told, source, after);
            case AlertResumed ignored -> beats(told, source, after);
            case AlertReinstated ignored -> beats(told, source, after);
            case AlertWentUnknown e -> misses(told, source, e.since(), "Nothing was heard of it", after);
            case AlertResolved e -> misses(told, source, e.on(), "Its source says that it does not fire", after);
            default -> {}
        }
        return true;
    }

    /** What is to be said of them, the last of each. */
    Collection<OwnWord> words() {
        return words.values();
    }

    private void beats(Told told, String source, AlertState alert) {
        if (alert.status() == Status.FIRING) {
            String summary = "The heartbeat " + told.trigger() + " of " + source + " is back";
            words.put(alert.fingerprint(), word(told, source, false, Map.of("summary", summary)));
        }
    }

    private void misses(Told told, String source, Instant since, String what, AlertState alert) {
        String summary = "The heartbeat " + told.trigger() + " of " + source + " is missing";
        String description = what + " since " + since.truncatedTo(ChronoUnit.SECONDS) + ". "
                + "It fires all the time while monitoring works, from the rule all the way to Tocsin; now that it does not, "
                + "other alerts that come the same way may be missing as well. "
                + "Check the rule, whoever evaluates it, and the way from there to Tocsin. "
                + "This is over by itself as soon as it fires again.";
        words.put(
                alert.fingerprint(), word(told, source, true, Map.of("summary", summary, "description", description)));
    }

    /** Two heartbeats that differ in a label are missed one by one; who sends them does not tell them apart. */
    private static OwnWord word(Told told, String source, boolean firing, Map<String, String> texts) {
        Map<String, String> labels = new LinkedHashMap<>(
                told.labels().keep(name -> !GRADES.contains(name)).toMap());
        labels.put(WATCHDOG, told.trigger());
        Map<String, String> annotations = new LinkedHashMap<>(texts);
        if (labels.putIfAbsent(SilenceWords.SOURCE, source) == null) {
            annotations.putAll(TIED);
        }
        return new OwnWord(told.project(), TRIGGER, labels, firing, annotations);
    }

    private static String speaker(List<Voice> voices) {
        return voices.isEmpty() ? "" : voices.getLast().source();
    }
}
