package io.tocsin.core.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source as its domain events leave it. Immutable. The last event tells all of it.
 *
 * @param sequence of the last domain event; −1 before the first
 * @param silence since when and why; null while it is not silent
 */
public record SourceState(
        String source, long sequence, @Nullable SourceFellSilent silence) {

    private static final String STREAM = "source-";

    /** Of which nothing is known but its name. */
    public static SourceState unheard(String source) {
        return new SourceState(source, -1, null);
    }

    /** The stream of a source's domain events. */
    public static String stream(String source) {
        return STREAM + source;
    }

    public String stream() {
        return stream(source);
    }

    public SourceState evolve(SourceEvent event) {
        return switch (event) {
            case SourceFellSilent e -> new SourceState(source, sequence + 1, e);
            case SourceSpokeAgain ignored -> new SourceState(source, sequence + 1, null);
            case SourceUnwatched ignored -> new SourceState(source, sequence + 1, null);
        };
    }

    public boolean silent() {
        return silence != null;
    }

    /** From when on its silence counts; null while it is not silent. */
    public @Nullable Instant silentSince() {
        return silence == null ? null : silence.since();
    }
}
