package io.tocsin.projections.search;

import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Lets a search see the tables as they were at a moment of the past. Safe for use by many threads. */
public interface Past {

    /**
     * What the work answers, which runs in this thread and reads in Spring's transaction.
     *
     * @param moment whole microseconds, not in the future
     * @throws Unanswered when too much would have to be read again
     */
    <T> T at(Instant moment, Wanted wanted, Supplier<T> work);

    /** What the work is going to look at, so that nothing else is made as it was. */
    sealed interface Wanted {}

    /**
     * @param each alerts are looked at one by one
     * @param relevant given the position up to which events count, what must hold of a row of {@code incident}, called
     *     {@code i}, for the incident to be found by the work; asked within the transaction
     */
    record Incidents(boolean each, LongFunction<Condition> relevant) implements Wanted {}

    /** @param relevant as of incidents, of a row of {@code alert}, called {@code a} */
    record Alerts(LongFunction<Condition> relevant) implements Wanted {}

    /** A piece of a statement, a parameter for each {@code ?} in it. */
    record Condition(String text, List<Object> parameters) {

        static Condition of(Sql sql) {
            return new Condition(sql.text(), sql.parameters());
        }
    }
}
