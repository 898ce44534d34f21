package io.tocsin.projections.alert;

import io.tocsin.core.alert.Status;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Link;
import io.tocsin.core.label.Labels;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert, as the HTTP contract shows it.
 *
 * @param collected values of labels that do not identify it, of each at most twenty
 * @param state none for an instant alert
 * @param severity now, or when it last fired
 * @param intervals oldest first; in lists the newest hundred only
 * @param unknown the stretches of silence, likewise
 * @param occurrences how often it happened; of a lasting alert, how many intervals it has
 * @param occurred the newest occurrences of an instant alert, oldest first
 * @param durationSeconds the sum of all its intervals, an open one up to now
 * @param incident the number of the one to which it counts; null when it never came to that
 * @param source who spoke of it first
 * @param sources all who speak of it, the first twenty
 * @param group it only groups others
 * @param under the group alert that is its cause
 * @param mutedBy the mute for which what happens to it concerns no incident now
 */
public record AlertView(
        Fingerprint fingerprint,
        String project,
        String trigger,
        Labels labels,
        Labels annotations,
        Map<String, List<String>> collected,
        Kind kind,
        Status state,
        Severity severity,
        List<Span> intervals,
        List<Span> unknown,
        long occurrences,
        List<Instant> occurred,
        long durationSeconds,
        Instant firstSeen,
        Instant lastSeen,
        boolean flapping,
        @Nullable Long incident,
        String source,
        List<String> sources,
        List<Link> links,
        boolean group,
        @Nullable Fingerprint under,
        @Nullable String mutedBy) {}
