package io.tocsin.mql.predicate;

import io.tocsin.mql.schema.Field;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One alert as a predicate sees it. Asked only for fields {@linkplain io.tocsin.mql.schema.Level#ofAlert() that an alert
 * has}, each by the method of its type. Must not change while a predicate looks at it.
 */
public interface AlertView {

    /** The value of the label; null when the alert does not have it. An empty value is a value. */
    @Nullable String label(String name);

    /** Whether some label has a value that satisfies the test. */
    boolean someLabelValue(Predicate<String> test);

    /**
     * A text or enumerated field: {@code project}, {@code trigger}, {@code title}, {@code text}, {@code service_level},
     * {@code state}, {@code kind}; null when there is none. Never asked for {@code source}.
     */
    @Nullable String text(Field field);

    /** Who reported it; an alert may have several sources. */
    List<String> sources();

    /**
     * {@code severity} (its level, 1 to 9), {@code flaps}, and {@code duration} in microseconds; {@link Views#NONE} when
     * there is none.
     *
     * @param now for a duration that is not over
     */
    long number(Field field, Instant now);

    /**
     * {@code flapping}.
     *
     * @param now for what passes with time
     */
    boolean flag(Field field, Instant now);
}
