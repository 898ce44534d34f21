package io.tocsin.projections.search;

import java.util.List;
import java.util.function.Predicate;

/** Looks through texts of alerts that have no numbers, because nearly every alert has one of its own. */
@FunctionalInterface
interface AlertTexts {

    /** The distinct ones that satisfy the test. */
    List<String> matching(Sql text, Predicate<String> test);
}
