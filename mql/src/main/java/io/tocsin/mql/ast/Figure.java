package io.tocsin.mql.ast;

import io.tocsin.mql.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * One column of figures.
 *
 * @param field a measurable one, for sums and averages a summable one; null, and only then, for {@link Function#COUNT}
 */
public record Figure(Function function, @Nullable Field field) {

    public Figure {
        if ((field == null) != (function == Function.COUNT)) {
            throw new IllegalArgumentException("Expected a field for each function but count");
        }
    }
}
