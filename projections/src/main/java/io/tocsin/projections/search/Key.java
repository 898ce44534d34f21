package io.tocsin.projections.search;

import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Type;

/**
 * One step of an order.
 *
 * @param sql to sort by
 * @param kind how its values travel in a cursor
 * @param nullable nulls come last, either way
 */
record Key(Sql sql, Kind kind, boolean descending, boolean nullable) {

    enum Kind {
        NUMBER,
        TEXT,
        TIME
    }

    static Key of(Sql sql, Field field, boolean descending, boolean nullable) {
        Kind kind = field.type() == Type.TIME ? Kind.TIME : field.type().textual() ? Kind.TEXT : Kind.NUMBER;
        return new Key(kind == Kind.TEXT ? Sql.join(sql, " COLLATE \"C\"") : sql, kind, descending, nullable);
    }

    static Key number(String column) {
        return new Key(Sql.of(column), Kind.NUMBER, false, false);
    }

    /** What tells the others apart; in the direction of the key before it, so that an index of both fits. */
    static Key last(String column, boolean descending) {
        return new Key(Sql.of(column), Kind.NUMBER, descending, false);
    }

    static Key time(String column, boolean descending) {
        return new Key(Sql.of(column), Kind.TIME, descending, false);
    }

    /** A part of ORDER BY. Only where there are nulls their place is told, so that indexes fit. */
    Sql order() {
        return Sql.join(sql, descending ? " DESC" : "", nullable && descending ? " NULLS LAST" : "");
    }

    /** The same, when what is sorted by has been selected as {@link #alias}. */
    Key selected(int i) {
        return new Key(Sql.of(alias(i)), kind, descending, nullable);
    }

    static String alias(int i) {
        return "s" + i;
    }

    /** As text; microseconds for a time, of which there may be an infinite one. */
    Sql column(int i) {
        Sql value = switch (kind) {
            case NUMBER -> Sql.join("(", sql, ")::text");
            case TEXT -> sql;
            case TIME ->
                Sql.join(
                        "(CASE WHEN isfinite(",
                        sql,
                        ") THEN (extract(epoch FROM ",
                        sql,
                        ") * 1000000)::bigint::text WHEN ",
                        sql,
                        " IS NOT NULL THEN 'infinity' END)");
        };
        return Sql.join(value, " AS key" + i);
    }
}
