package io.tocsin.core.event;

import io.tocsin.core.label.Labels;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event for tests: one source's word about one and the same alert, changed a little at a time. */
public record Word(
        String source,
        Kind kind,
        Signal signal,
        Instant at,
        @Nullable Instant since,
        Severity severity,
        String threshold,
        @Nullable Duration pendingFor,
        @Nullable Duration patience,
        String summary) {

    /** The alert that all words are about. */
    public static final Fingerprint ALERT = Fingerprint.of("shop", "DiskFull", Labels.of(Map.of("host", "a")));

    /** Fires; promises nothing and waits for nothing. */
    public static Word firing(Instant at) {
        return new Word("main", Kind.LASTING, Signal.FIRING, at, null, Severity.S4, "", null, null, "disk full");
    }

    public static Word ok(Instant at) {
        return new Word("main", Kind.LASTING, Signal.OK, at, null, Severity.S4, "", null, null, "disk full");
    }

    public static Word instant(Instant at) {
        return new Word("main", Kind.INSTANT, Signal.FIRING, at, null, Severity.S4, "", null, null, "disk full");
    }

    public Word by(String other) {
        return new Word(other, kind, signal, at, since, severity, threshold, pendingFor, patience, summary);
    }

    public Word since(@Nullable Instant began) {
        return new Word(source, kind, signal, at, began, severity, threshold, pendingFor, patience, summary);
    }

    /** The severity, and the threshold that a source names with it. */
    public Word as(Severity level, String name) {
        return new Word(source, kind, signal, at, since, level, name, pendingFor, patience, summary);
    }

    public Word waiting(@Nullable Duration wait) {
        return new Word(source, kind, signal, at, since, severity, threshold, wait, patience, summary);
    }

    public Word promising(@Nullable Duration holds) {
        return new Word(source, kind, signal, at, since, severity, threshold, pendingFor, holds, summary);
    }

    public Word saying(String words) {
        return new Word(source, kind, signal, at, since, severity, threshold, pendingFor, patience, words);
    }

    public Event event() {
        return new Event(
                0,
                ALERT,
                source,
                "shop",
                "DiskFull",
                Labels.of(Map.of("host", "a")),
                Labels.none(),
                Labels.of(Map.of("summary", summary)),
                kind,
                signal,
                at,
                since,
                severity,
                threshold,
                pendingFor,
                patience,
                List.of(),
                List.of(),
                false,
                false,
                false,
                false,
                summary.hashCode());
    }
}
