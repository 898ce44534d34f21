package io.tocsin.projections.fold;

import static java.util.stream.Collectors.joining;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One statement that writes many rows: each column travels as an array. However many rows, one round trip.
 *
 * @param <R> what a row is made from
 */
final class Bulk<R> {

    private final String sql;
    private final List<Column<R>> columns;

    private Bulk(String sql, List<Column<R>> columns) {
        this.sql = sql;
        this.columns = columns;
    }

    /** Rows that are not there yet. */
    static <R> Bulk<R> insert(String table, List<Column<R>> columns) {
        return insert(table, columns, "");
    }

    /** @param onConflict what to do about those that are there already: an {@code ON CONFLICT} clause */
    static <R> Bulk<R> insert(String table, List<Column<R>> columns, String onConflict) {
        String names = columns.stream().map(Column::name).collect(joining(", "));
        String values = columns.stream().map(c -> c.type().of("u." + c.name())).collect(joining(", "));
        String sql = "INSERT INTO " + table + " (" + names + ") SELECT " + values + " FROM " + unnest(columns);
        return new Bulk<>(sql + " " + onConflict, columns);
    }

    /** Rows that are there; those that are not are passed over. */
    static <R> Bulk<R> update(String table, Column<R> key, List<Column<R>> columns) {
        String set = columns.stream()
                .map(c -> c.name() + " = " + c.type().of("u." + c.name()))
                .collect(joining(", "));
        List<Column<R>> all = new ArrayList<>(columns);
        all.addFirst(key);
        return new Bulk<>(
                "UPDATE " + table + " SET " + set + " FROM " + unnest(all) + " WHERE " + table + "." + key.name()
                        + " = u." + key.name(),
                all);
    }

    void write(Connection connection, Collection<? extends R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<Array> arrays = new ArrayList<>(columns.size());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Column<R> column : columns) {
                Array array = connection.createArrayOf(column.type().element(), values(rows, column));
                arrays.add(array);
                statement.setArray(arrays.size(), array);
            }
            statement.executeUpdate();
        } finally {
            for (Array array : arrays) {
                array.free();
            }
        }
    }

    private static <R> Object[] values(Collection<? extends R> rows, Column<R> column) {
        Object[] values = column.type().array(rows.size());
        int i = 0;
        for (R row : rows) {
            values[i++] = column.value().apply(row);
        }
        return values;
    }

    private static String unnest(List<? extends Column<?>> columns) {
        return columns.stream().map(c -> "?::" + c.type().element() + "[]").collect(joining(", ", "unnest(", ")"))
                + columns.stream().map(Column::name).collect(joining(", ", " AS u (", ")"));
    }
}
