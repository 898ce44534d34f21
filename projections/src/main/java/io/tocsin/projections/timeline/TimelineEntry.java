package io.tocsin.projections.timeline;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of an incident's history.
 *
 * @param until the time of the last of those that are folded into this line; else the same as {@code at}
 * @param kind of the incident: {@code opened}, {@code joined}, {@code severity}, {@code reopened}, {@code taken},
 *     {@code commented}, {@code closed}; of its alerts: {@code fired}, {@code resolved}, {@code unknown}, {@code resumed},
 *     those of one trigger within a minute folded into one line
 * @param actor who did it; null when no person did
 * @param data what else there is to say: {@code comment}, {@code resolution}, {@code severity}, {@code deadline}, {@code status},
 *     {@code holder}, {@code title}, {@code firing}, {@code trigger}, {@code alerts} (how many; one that
 *     did it twice within the minute counts twice), {@code fingerprints} (ten of them at most)
 */
public record TimelineEntry(
        Instant at, Instant until, String kind, @Nullable String actor, Map<String, Object> data) {}
