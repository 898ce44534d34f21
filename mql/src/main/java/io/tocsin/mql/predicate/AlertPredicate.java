package io.tocsin.mql.predicate;

import java.time.Instant;

/** An expression compiled for single alerts. Immutable; for many threads. */
@FunctionalInterface
public interface AlertPredicate {

    /**
     * @param now the moment at which it is asked; relative times are counted from it
     */
    boolean test(AlertView alert, Instant now);
}
