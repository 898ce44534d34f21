package io.tocsin.mql.ast;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be counted and measured.
 *
 * @param figures one or more, the columns of the answer
 * @param by how to split; where an incident has several values, it counts in the group of each
 * @param every the width of the buckets of {@code opened}, whole seconds; null for no buckets
 */
public record Figures(
        List<Figure> figures, List<Operand> by, @Nullable Duration every) {

    public Figures {
        figures = List.copyOf(figures);
        by = List.copyOf(by);
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("Expected one figure or more, but there is none");
        }
    }
}
