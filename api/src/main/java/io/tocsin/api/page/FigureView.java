package io.tocsin.api.page;

import io.tocsin.projections.search.FigureTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Figures as a table, each row with a bar for its first figure.
 *
 * @param numeric of each column whether its cells are numbers, to stand on the right
 * @param trend the first figure over time; null unless time alone splits
 */
record FigureView(
        List<String> columns,
        List<Boolean> numeric,
        List<Row> rows,
        @Nullable Trend trend) {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NONE = "–";

    /** @param bar its length, of {@link Trend#WIDTH} */
    record Row(List<String> cells, long bar) {}

    /** @param splits how many of the columns split; the others are figures */
    static FigureView of(FigureTable table, int splits) {
        double most = table.rows().stream()
                .mapToDouble(row -> size(row.get(splits)))
                .max()
                .orElse(0);
        boolean overTime = splits == 1 && table.columns().getFirst().type() == FigureTable.Type.TIME;
        return new FigureView(
                table.columns().stream().map(FigureTable.Column::name).toList(),
                table.columns().stream().map(FigureView::isNumber).toList(),
                table.rows().stream()
                        .map(row -> new Row(
                                row.stream().map(FigureView::text).toList(),
                                most <= 0 ? 0 : Math.round(size(row.get(splits)) * Trend.WIDTH / most)))
                        .toList(),
                overTime ? trend(table.rows()) : null);
    }

    private static @Nullable Trend trend(List<List<@Nullable Object>> rows) {
        if (rows.stream().anyMatch(row -> row.getFirst() == null)) {
            return null;
        }
        return Trend.of(rows.stream()
                .map(row -> new Trend.Step(
                        (Instant) Objects.requireNonNull(row.getFirst()),
                        text(row.get(1)),
                        List.of(new Trend.Amount(size(row.get(1)), "amount"))))
                .toList());
    }

    private static boolean isNumber(FigureTable.Column column) {
        return switch (column.type()) {
            case NUMBER, FRACTION, DURATION -> true;
            case TEXT, FLAG, TIME -> false;
        };
    }

    private static double size(@Nullable Object cell) {
        return switch (cell) {
            case Number number -> number.doubleValue();
            case Duration duration -> duration.toMillis();
            case null, default -> 0;
        };
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> NONE;
            case Duration duration -> Moment.duration(duration);
            case Instant instant -> MINUTES.format(instant);
            case Double number -> String.format(Locale.ROOT, "%.2f", number);
            default -> cell.toString();
        };
    }
}
