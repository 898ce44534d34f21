package io.tocsin.projections.search;

import io.tocsin.core.severity.Severity;
import io.tocsin.mql.ast.Figure;
import io.tocsin.mql.ast.Figures;
import io.tocsin.mql.ast.Function;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.rows.Columns;
import io.tocsin.projections.search.FigureTable.Type;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of figures, or of what splits them. */
sealed interface FigureColumn {

    BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    FigureTable.Column told();

    /** Splits by {@code opened} into steps of that width. */
    record Step(Duration width) implements FigureColumn {

        @Override
        public FigureTable.Column told() {
            return new FigureTable.Column(Field.OPENED.word(), Type.TIME);
        }
    }

    /** Splits by what incidents have. */
    record By(Operand operand) implements FigureColumn {

        /** An incident may have several, which are found among the numbers of its labels. */
        boolean several() {
            return !(operand instanceof Operand.OfField(Field field))
                    || !field.level().ofIncident();
        }

        @Override
        public FigureTable.Column told() {
            return switch (operand) {
                case Operand.OfLabel(String name) -> new FigureTable.Column(Formatter.label(name), Type.TEXT);
                case Operand.OfField(Field field) -> new FigureTable.Column(field.word(), typeOf(field));
            };
        }
    }

    record Measured(Figure figure) implements FigureColumn {

        @Override
        public FigureTable.Column told() {
            Field field = figure.field();
            String function = figure.function().word();
            if (field == null) {
                return new FigureTable.Column(function, Type.NUMBER);
            }
            Type type = typeOf(field);
            boolean parts = figure.function() == Function.AVG && type == Type.NUMBER;
            return new FigureTable.Column(function + "(" + field.word() + ")", parts ? Type.FRACTION : type);
        }
    }

    static List<FigureColumn> of(Figures figures) {
        List<FigureColumn> columns = new ArrayList<>();
        if (figures.every() != null) {
            columns.add(new Step(figures.every()));
        }
        figures.by().forEach(operand -> columns.add(new By(operand)));
        figures.figures().forEach(figure -> columns.add(new Measured(figure)));
        return columns;
    }

    /** The cells of a row, whose columns are called {@code c0}, {@code c1}, … */
    static List<@Nullable Object> read(List<FigureColumn> columns, ResultSet row) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (FigureColumn column : columns) {
            cells.add(cell(column, row, "c" + cells.size()));
        }
        return cells;
    }

    private static @Nullable Object cell(FigureColumn column, ResultSet row, String name) throws SQLException {
        if (row.getObject(name) == null) {
            return null;
        }
        if (column instanceof By(Operand.OfField(Field field)) && field == Field.SEVERITY) {
            return Severity.ofLevel(row.getInt(name)).name();
        }
        return switch (column.told().type()) {
            case TEXT -> row.getString(name);
            case FLAG -> row.getBoolean(name);
            case NUMBER -> row.getLong(name);
            case FRACTION -> row.getDouble(name);
            case DURATION -> duration(row.getBigDecimal(name));
            case TIME -> Columns.timeOrNull(row, name);
        };
    }

    /** A sum may have more microseconds than a long. */
    private static Duration duration(BigDecimal micros) {
        BigDecimal[] parts = micros.divideAndRemainder(MICROS);
        return Duration.ofSeconds(
                parts[0].longValueExact(), parts[1].movePointRight(3).longValueExact());
    }

    private static Type typeOf(Field field) {
        return switch (field.type()) {
            case TEXT, ENUM, SEVERITY -> Type.TEXT;
            case NUMBER -> Type.NUMBER;
            case FLAG -> Type.FLAG;
            case DURATION -> Type.DURATION;
            case TIME -> Type.TIME;
        };
    }
}
