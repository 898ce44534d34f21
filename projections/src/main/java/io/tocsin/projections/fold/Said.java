package io.tocsin.projections.fold;

import io.tocsin.core.alert.Voice;

/**
 * What one source last said of one threshold: as much of a {@link Voice} as the severity of the alert depends on.
 *
 * @param level of severity, 1 … 9
 */
record Said(String source, String threshold, int level, boolean firing) {

    static Said of(Voice voice) {
        return new Said(
                Words.safe(voice.source()),
                Words.safe(voice.threshold()),
                voice.severity().level(),
                voice.firing());
    }

    boolean speaksOfTheSame(Said other) {
        return source.equals(other.source) && threshold.equals(other.threshold);
    }

    Said ended() {
        return new Said(source, threshold, level, false);
    }
}
