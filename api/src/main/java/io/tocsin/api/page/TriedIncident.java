package io.tocsin.api.page;

import io.tocsin.core.backtest.Difference;
import io.tocsin.core.backtest.Difference.Change;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would be different about one incident, as it is told. */
record TriedIncident(Difference of, Moment opened, List<Changed> changes) {

    /**
     * One thing that is different.
     *
     * @param key of its name among the messages
     */
    record Changed(
            String key, Value was, Value would, @Nullable String why) {}

    /** What stands on one side. Of its parts exactly one is there. */
    record Value(
            @Nullable String word,
            @Nullable String text,
            @Nullable Moment at,
            @Nullable Long incident) {

        /** @param key of a message */
        static Value word(String key) {
            return new Value(key, null, null, null);
        }

        static Value text(String text) {
            return new Value(null, text, null, null);
        }

        static Value at(Instant moment) {
            return new Value(null, null, Moment.of(moment), null);
        }

        static Value incident(long number) {
            return new Value(null, null, null, number);
        }
    }

    static TriedIncident of(Difference difference) {
        return new TriedIncident(
                difference,
                Moment.of(difference.opened()),
                difference.changes().stream()
                        .map(change -> changed(difference, change))
                        .toList());
    }

    private static Changed changed(Difference difference, Change change) {
        Value was = switch (change.kind()) {
            case OPENED -> elsewhere(difference, change.was());
            case MERGED -> word("itself");
            case CLOSED -> moment(change.was(), "open");
            case CLASSED, ALERTS, ROUTED, BREACHED -> moment(change.was(), "none");
        };
        Value would = switch (change.kind()) {
            case OPENED -> word("fresh");
            case MERGED -> elsewhere(difference, change.would());
            case CLOSED -> moment(change.would(), "open");
            case CLASSED, ALERTS, ROUTED, BREACHED -> moment(change.would(), "none");
        };
        return new Changed("backtest.what." + change.what().replace(' ', '-'), was, would, change.why());
    }

    private static Value elsewhere(Difference difference, @Nullable String name) {
        if (difference.elsewhere() != null) {
            return Value.incident(difference.elsewhere());
        }
        return word(name == null ? "nowhere" : "another");
    }

    /** Moments are told as such; whatever else it is, is text. */
    private static Value moment(@Nullable String text, String otherwise) {
        if (text == null) {
            return word(otherwise);
        }
        try {
            return Value.at(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return otherwise.equals("open") ? word(otherwise) : Value.text(text);
        }
    }

    private static Value word(String key) {
        return Value.word("backtest.value." + key);
    }
}
