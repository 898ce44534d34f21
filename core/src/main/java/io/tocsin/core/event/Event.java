package io.tocsin.core.event;

import io.tocsin.core.label.Labels;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says about one alert at one moment.
 *
 * @param index position in the message, from 0
 * @param labels all that identify, and those of severity; without the ignored and the collected ones
 * @param collected labels that do not identify: their values are collected on the alert
 * @param annotations for people, the steering {@code plk_*} ones taken out
 * @param at the time of the word itself: for a sender that repeats, when it was received; for one that speaks at the edges,
 *     the time of the edge
 * @param since when the condition began ({@code startsAt}), where the sender says so
 * @param threshold the severity labels as the source wrote them, joined; one condition may fire at several thresholds, and
 *     what is said of one says nothing of another; empty when the source names none
 * @param pendingFor how long it must fire before it counts; null when at once
 * @param patience how long after its receipt this word holds; null when the sender promises no repetition
 * @param description a hash of everything said for people (annotations, collected labels, links): another hash, other words
 * @param incidentTodo the incident starts in {@code todo}
 * @param skewed a time lay more than five minutes in the future and was set to the time of receipt
 */
public record Event(
        int index,
        Fingerprint fingerprint,
        String source,
        String project,
        String trigger,
        Labels labels,
        Labels collected,
        Labels annotations,
        Kind kind,
        Signal signal,
        Instant at,
        @Nullable Instant since,
        Severity severity,
        String threshold,
        @Nullable Duration pendingFor,
        @Nullable Duration patience,
        List<Link> links,
        List<Tie> ties,
        boolean group,
        boolean markdown,
        boolean incidentTodo,
        boolean skewed,
        long description) {

    /** When an interval that this event opens begins. */
    public Instant begins() {
        return since != null ? since : at;
    }
}
