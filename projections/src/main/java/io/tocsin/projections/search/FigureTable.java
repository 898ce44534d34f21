package io.tocsin.projections.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was counted and measured.
 *
 * @param columns first those that split, then the figures, as they were asked for
 * @param rows in the order of the columns that split; of each column a cell of its type
 */
public record FigureTable(List<Column> columns, List<List<@Nullable Object>> rows) {

    public FigureTable {
        columns = List.copyOf(columns);
        List<List<@Nullable Object>> copy = new ArrayList<>();
        rows.forEach(row -> copy.add(Collections.unmodifiableList(new ArrayList<>(row))));
        rows = Collections.unmodifiableList(copy);
    }

    /**
     * One column.
     *
     * @param name as it is written in MQL: {@code p95(response.time)}, {@code ~kubernetes}; {@code opened} for steps of time
     */
    public record Column(String name, Type type) {}

    /** What the cells of a column are, where there is a value; null where there is none. */
    public enum Type {
        /** {@link String}; severities are {@code S1} … {@code S9}. */
        TEXT,
        /** {@link Boolean}. */
        FLAG,
        /** {@link Long}. */
        NUMBER,
        /** {@link Double}. */
        FRACTION,
        /** {@link java.time.Duration}. */
        DURATION,
        /** {@link java.time.Instant}. */
        TIME
    }
}
