package io.tocsin.mql.ast;

import java.time.Duration;

/** What something is compared with; of the type of the field. */
public sealed interface Value permits Value.Text, Value.Whole, Value.Grade, Value.Length, Moment {

    /**
     * Of a label, a text field, or an enumerated one (then one of the field's words).
     *
     * @param text well-formed Unicode without NUL, so that every store can hold it
     */
    record Text(String text) implements Value {}

    record Whole(long number) implements Value {}

    /**
     * A severity.
     *
     * @param level 1, the worst, to 9
     */
    record Grade(int level) implements Value {

        public Grade {
            if (level < 1 || level > 9) {
                throw new IllegalArgumentException("Expected a severity from 1 to 9, but it is " + level);
            }
        }
    }

    /**
     * A duration.
     *
     * @param duration whole milliseconds, at most 100 years; may be below zero
     */
    record Length(Duration duration) implements Value {}
}
