package io.tocsin.projections.fold;

import static java.util.stream.Collectors.joining;

import io.tocsin.projections.rows.Columns;
import java.lang.reflect.Array;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column that is written for many rows at once, as one array.
 *
 * @param value of the row; must fit the type
 */
record Column<R>(String name, Type type, Function<R, @Nullable Object> value) {

    /** How values of a column travel: as an array of what, turned into what. */
    enum Type {
        BIGINT("bigint", Long.class, "%s"),
        INTEGER("integer", Integer.class, "%s"),
        TEXT("text", String.class, "%s"),
        BOOLEAN("boolean", Boolean.class, "%s"),
        UUID("text", String.class, "%s::uuid"),
        JSON("text", String.class, "%s::jsonb"),
        /** Lists of whole numbers, as PostgreSQL writes them. */
        INTEGERS("text", String.class, "%s::integer[]"),
        /** Microseconds since 1970, which are cheaper to send and to read than words. */
        TIME("bigint", Long.class, "timestamptz 'epoch' + %s * interval '1 microsecond'");

        private final String element;
        private final Class<?> values;
        private final String expression;

        Type(String element, Class<?> values, String expression) {
            this.element = element;
            this.values = values;
            this.expression = expression;
        }

        String element() {
            return element;
        }

        /** An empty array; the driver sends one of a plain type as bytes, and any other as words, which cost far more to read. */
        Object[] array(int size) {
            return (Object[]) Array.newInstance(values, size);
        }

        String of(String column) {
            return expression.formatted(column);
        }
    }

    static <R> Column<R> number(String name, Function<R, @Nullable Object> value) {
        return new Column<>(name, Type.BIGINT, value);
    }

    static <R> Column<R> count(String name, Function<R, @Nullable Object> value) {
        return new Column<>(name, Type.INTEGER, value);
    }

    static <R> Column<R> text(String name, Function<R, @Nullable Object> value) {
        return new Column<>(name, Type.TEXT, value);
    }

    static <R> Column<R> flag(String name, Function<R, @Nullable Object> value) {
        return new Column<>(name, Type.BOOLEAN, value);
    }

    static <R> Column<R> json(String name, Function<R, @Nullable Object> value) {
        return new Column<>(name, Type.JSON, value);
    }

    static <R> Column<R> integers(String name, Function<R, List<Integer>> value) {
        return new Column<>(
                name,
                Type.INTEGERS,
                row -> value.apply(row).stream().map(String::valueOf).collect(joining(",", "{", "}")));
    }

    static <R> Column<R> time(String name, Function<R, @Nullable Instant> value) {
        return new Column<>(name, Type.TIME, row -> {
            Instant time = value.apply(row);
            return time == null ? null : Columns.micros(time);
        });
    }
}
