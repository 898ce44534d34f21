package io.tocsin.mql.predicate;

import java.time.Instant;

/** An expression compiled for incidents with their alerts. Immutable; for many threads. */
@FunctionalInterface
public interface IncidentPredicate {

    /**
     * @param now the moment at which it is asked; relative times are counted from it
     */
    boolean test(IncidentView incident, Instant now);
}
