package io.tocsin.projections.search;

import io.tocsin.mql.ast.Figure;
import io.tocsin.mql.ast.Function;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the statement that counts and measures: {@code f} has a row for each incident that is found, with what its figures
 * need; {@code j0}, {@code j1}, … have its values of what it may have several of.
 */
final class FigureStatement {

    /** No text has it: nothing is a value of a name that was never seen. */
    private static final int NOBODY = -2;

    private final List<FigureColumn> columns;
    private final KnownTexts known;
    private final IncidentFields fields;
    private final ZoneId zone;
    private final Map<Field, String> measured = new LinkedHashMap<>();
    private final List<Sql> inner = new ArrayList<>();
    private final List<Sql> several = new ArrayList<>();
    private final List<Sql> outer = new ArrayList<>();
    private final List<Sql> keys = new ArrayList<>();
    private final List<Sql> order = new ArrayList<>();

    /** @param zone in which days begin */
    FigureStatement(List<FigureColumn> columns, KnownTexts known, Instant now, ZoneId zone) {
        this.columns = columns;
        this.known = known;
        this.zone = zone;
        this.fields = new IncidentFields(now);
    }

    Sql of(IncidentPlan plan, int limit) {
        inner.add(Sql.of("i.number"));
        columns.forEach(this::add);
        List<Object> parts = new ArrayList<>();
        parts.add("WITH f AS (");
        parts.add(plan.select(Sql.list(inner), List.of(), Sql.of("")));
        parts.add(")");
        for (int i = 0; i < several.size(); i++) {
            parts.add(", j" + i + " AS (");
            parts.add(several.get(i));
            parts.add(")");
        }
        parts.add(" SELECT ");
        parts.add(Sql.list(outer));
        parts.add(" FROM f");
        for (int i = 0; i < several.size(); i++) {
            parts.add(" LEFT JOIN j" + i + " ON j" + i + ".number = f.number");
        }
        if (!keys.isEmpty()) {
            parts.addAll(List.of(" GROUP BY ", Sql.list(keys), " ORDER BY ", Sql.list(order)));
        }
        parts.add(Sql.of(" LIMIT ?", limit));
        return Sql.join(parts.toArray());
    }

    private void add(FigureColumn column) {
        switch (column) {
            case FigureColumn.Step(var width) -> split(of(Steps.of(width, zone), "step"), false);
            case FigureColumn.By by when by.several() -> split(values(by.operand()), true);
            case FigureColumn.By(Operand.OfField(Field field)) ->
                split(of(value(field), "k" + inner.size()), field.type().textual());
            case FigureColumn.By by ->
                throw new IllegalArgumentException("Expected a field, but it is " + by.operand());
            case FigureColumn.Measured(Figure figure) -> name(measure(figure));
        }
    }

    private void split(Sql key, boolean text) {
        name(key);
        keys.add(key);
        order.add(text ? Sql.join(key, " COLLATE \"C\"") : key);
    }

    private void name(Sql value) {
        outer.add(Sql.join(value, " AS c" + outer.size()));
    }

    /** A column of {@code f}. */
    private Sql of(Sql value, String name) {
        inner.add(Sql.join(value, " AS " + name));
        return Sql.of("f." + name);
    }

    private Sql value(Field field) {
        Sql value = fields.of(field);
        return field.type() == Type.FLAG ? Sql.join("coalesce(", value, ", false)") : value;
    }

    private Sql values(Operand operand) {
        several.add(Sql.of(
                "SELECT DISTINCT l.number, v.text FROM f JOIN incident_label l ON l.number = f.number"
                        + " CROSS JOIN LATERAL unnest(l.ids) AS u (id) JOIN label v ON v.id = u.id AND v.parent = ?",
                known.name(operand).orElse(NOBODY)));
        return Sql.of("j" + (several.size() - 1) + ".text");
    }

    private Sql measure(Figure figure) {
        Field field = figure.field();
        if (field == null) {
            return Sql.of("count(*)");
        }
        String value = "f."
                + measured.computeIfAbsent(field, wanted -> {
                    String name = "m" + measured.size();
                    of(value(wanted), name);
                    return name;
                });
        return Sql.of(measure(figure.function(), value, field.type() == Type.DURATION));
    }

    private static String measure(Function function, String value, boolean whole) {
        return switch (function) {
            case COUNT -> "count(" + value + ")";
            case SUM -> "sum(" + value + ")";
            case AVG -> whole ? "round(avg(" + value + "))" : "avg(" + value + ")";
            case MIN -> "min(" + value + ")";
            case MAX -> "max(" + value + ")";
            case P50 -> percentile("0.5", value);
            case P90 -> percentile("0.9", value);
            case P95 -> percentile("0.95", value);
            case P99 -> percentile("0.99", value);
        };
    }

    private static String percentile(String part, String value) {
        return "percentile_disc(" + part + ") WITHIN GROUP (ORDER BY " + value + ")";
    }
}
