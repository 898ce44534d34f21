package io.tocsin.api.mql;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.projections.search.FigureTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures as they are answered.
 *
 * @param columns as they are written in MQL
 * @param types of the columns, in the same order: {@code text}, {@code flag}, {@code number}, {@code fraction},
 *     {@code duration} (in seconds), {@code time}
 * @param rows of each column a cell; null where there is no value
 */
@Schema(name = "Figures")
record FigureAnswer(
        @Schema(example = "[\"severity\", \"count\"]") List<String> columns,

        @Schema(example = "[\"text\", \"number\"]") List<String> types,

        @Schema(example = "[[\"S1\", 4], [\"S2\", 17]]") @JsonInclude
        List<List<@Nullable Object>> rows) {

    private static final double NANOS = 1e9;

    static FigureAnswer of(FigureTable table) {
        List<FigureTable.Column> columns = table.columns();
        return new FigureAnswer(
                columns.stream().map(FigureTable.Column::name).toList(),
                columns.stream()
                        .map(column -> column.type().name().toLowerCase(Locale.ROOT))
                        .toList(),
                table.rows().stream().map(FigureAnswer::row).toList());
    }

    private static List<@Nullable Object> row(List<@Nullable Object> cells) {
        List<@Nullable Object> row = new ArrayList<>(cells.size());
        for (Object cell : cells) {
            row.add(cell instanceof Duration duration ? seconds(duration) : cell);
        }
        return Collections.unmodifiableList(row);
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds() + duration.toNanosPart() / NANOS;
    }
}
