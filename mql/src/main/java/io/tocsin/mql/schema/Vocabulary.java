package io.tocsin.mql.schema;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a text may speak of.
 *
 * @param scope what is searched for, or matched
 * @param seenLabel whether some alert has had a label of that name; only used to say what was meant. Must be fast and
 *     must not fail
 * @param clock tells whether a moment has passed; null where the text is not asked at a certain time
 */
public record Vocabulary(
        Scope scope, Predicate<String> seenLabel, @Nullable InstantSource clock) {

    /** What an expression is about. */
    public enum Scope {
        /** Incidents with their alerts: search and figures. */
        INCIDENTS,
        /** Single alerts, of which no incident is known yet: routing, grouping, muting. */
        ALERTS
    }

    public static Vocabulary incidents() {
        return new Vocabulary(Scope.INCIDENTS, label -> false, null);
    }

    public static Vocabulary alerts() {
        return new Vocabulary(Scope.ALERTS, label -> false, null);
    }

    public Vocabulary seeing(Set<String> labels) {
        return new Vocabulary(scope, labels::contains, clock);
    }

    /** The same, of texts that are asked now: {@code as of} a moment to come is a mistake. */
    public Vocabulary askedBy(InstantSource asked) {
        return new Vocabulary(scope, seenLabel, asked);
    }
}
