package io.tocsin.core.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The wire formats that Tocsin reads, each with its name in the event store, in headers and in the docs. */
public enum Format {
    /** An array of alerts, as Prometheus and vmalert push to an Alertmanager. */
    ALERTMANAGER_V2("alertmanager-v2"),
    /** Alertmanager's webhook, version 4. */
    ALERTMANAGER_WEBHOOK("alertmanager-webhook"),
    /** One custom event: labels and annotations, the trigger among the labels. */
    MADISON_CUSTOM("madison-custom"),
    /** Tocsin's own: one event, {@code {"events": […]}}, an array, or NDJSON. */
    NATIVE("native"),
    /** One that Tocsin does not read; such a message is kept and rejected. */
    UNKNOWN("unknown");

    private final String word;

    Format(String word) {
        this.word = word;
    }

    public static Optional<Format> parse(String word) {
        return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
    }

    @JsonCreator
    static Format of(String word) {
        return parse(word).orElseThrow(() -> new IllegalArgumentException("Unknown format " + word));
    }

    @JsonValue
    public String word() {
        return word;
    }
}
