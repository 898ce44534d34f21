package io.tocsin.api.demo;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One condition of one thing, from when it holds until it does no more, and what a source says of it. */
final class Trouble {

    private final Map<String, String> labels;
    private final Function<Instant, Map<String, String>> annotations;
    private final Instant since;
    private @Nullable Instant until;

    /**
     * @param labels with {@code alertname}
     * @param annotations as they are at a moment: values in them change
     */
    Trouble(Map<String, String> labels, Function<Instant, Map<String, String>> annotations, Instant since) {
        this.labels = labels;
        this.annotations = annotations;
        this.since = since;
    }

    Map<String, String> labels() {
        return labels;
    }

    Map<String, String> annotations(Instant moment) {
        return annotations.apply(moment);
    }

    Instant since() {
        return since;
    }

    @Nullable Instant until() {
        return until;
    }

    void end(Instant moment) {
        until = moment;
    }
}
