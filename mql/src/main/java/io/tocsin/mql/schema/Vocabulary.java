package io.tocsin.mql.schema;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What a text may speak of.
 *
 * @param scope what is searched for, or matched
 * @param seenLabel whether some alert has had a label of that name; only used to say what was meant. Must be fast and
 *     must not fail
 */
public record Vocabulary(Scope scope, Predicate<String> seenLabel) {

    /** What an expression is about. */
    public enum Scope {
        /** Incidents with their alerts: search and figures. */
        INCIDENTS,
        /** Single alerts, of which no incident is known yet: routing, grouping, muting. */
        ALERTS
    }

    public static Vocabulary incidents() {
        return new Vocabulary(Scope.INCIDENTS, label -> false);
    }

    public static Vocabulary alerts() {
        return new Vocabulary(Scope.ALERTS, label -> false);
    }

    public Vocabulary seeing(Set<String> labels) {
        return new Vocabulary(scope, labels::contains);
    }
}
