package io.tocsin.mql.predicate;

import io.tocsin.mql.schema.Field;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incident as a predicate sees it. Asked only for fields {@linkplain io.tocsin.mql.schema.Level#ofIncident() that an
 * incident has}, each by the method of its type. Must not change while a predicate looks at it.
 */
public interface IncidentView {

    /** Its alerts; a list that is fast to index. */
    List<? extends AlertView> alerts();

    /** A text or enumerated field of the incident itself; null when there is none. */
    @Nullable String text(Field field);

    /**
     * A number, a severity (its level, 1 to 9) or a duration in microseconds; {@link Views#NONE} when there is none.
     *
     * @param now for a duration that is not over, and for what is left of a response time
     */
    long number(Field field, Instant now);

    /** Null when there is none: not taken, not closed, without a deadline. */
    @Nullable Instant time(Field field);

    /**
     * A flag of the incident itself.
     *
     * @param now for what becomes or ceases to be true with time
     */
    boolean flag(Field field, Instant now);
}
