package io.tocsin.projections.search;

import static io.tocsin.projections.rows.Columns.micros;
import static io.tocsin.projections.rows.Columns.moment;
import static io.tocsin.projections.rows.Columns.parameter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An order in which every row has a place of its own, and where in it a page begins. */
record Keyset(List<Key> keys) {

    private static final long FIRST = micros(Instant.parse("0001-01-01T00:00:00Z"));
    private static final long LAST = micros(Instant.parse("9999-12-31T00:00:00Z"));
    private static final String INFINITE = "infinity";

    Sql order() {
        return Sql.list(keys.stream().map(Key::order).toList());
    }

    /** What is sorted by, to be selected. */
    Sql selected() {
        return Sql.list(IntStream.range(0, keys.size())
                .mapToObj(i -> Sql.join(keys.get(i).sql(), " AS ", Key.alias(i)))
                .toList());
    }

    /** The order of what was selected so. */
    Sql orderSelected() {
        return new Keyset(IntStream.range(0, keys.size())
                        .mapToObj(i -> keys.get(i).selected(i))
                        .toList())
                .order();
    }

    Sql columns() {
        List<Sql> columns = new ArrayList<>();
        for (Key key : keys) {
            columns.add(key.column(columns.size()));
        }
        return Sql.list(columns);
    }

    /** The values of the columns, for a cursor. */
    List<@Nullable String> read(ResultSet row) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            values.add(row.getString("key" + i));
        }
        return values;
    }

    /**
     * Whether a row comes after the one of those values.
     *
     * @throws IllegalArgumentException when a value does not fit its key
     */
    Sql after(List<@Nullable String> values) {
        boolean first = keys.getFirst().descending();
        boolean plain = keys.stream().noneMatch(key -> key.nullable() || key.descending() != first);
        return plain ? row(values, first ? ") < (" : ") > (") : steps(values);
    }

    private Sql row(List<@Nullable String> values, String sign) {
        List<Sql> marks = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            marks.add(Sql.of("?", value(keys.get(i), values.get(i))));
        }
        return Sql.join("(", Sql.list(keys.stream().map(Key::sql).toList()), sign, Sql.list(marks), ")");
    }

    /** After it by the first key; or as it by the first key, and after it by the second; and so on. */
    private Sql steps(List<@Nullable String> values) {
        List<Sql> ways = new ArrayList<>();
        List<Sql> same = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<Sql> way = new ArrayList<>(same);
            way.add(after(keys.get(i), values.get(i)));
            ways.add(Sql.all(way));
            same.add(same(keys.get(i), values.get(i)));
        }
        return Sql.any(ways);
    }

    private static Sql after(Key key, @Nullable String value) {
        if (value == null) {
            return Sql.FALSE;
        }
        Sql beyond = Sql.join(key.sql(), Sql.of(key.descending() ? " < ?" : " > ?", value(key, value)));
        return key.nullable() ? Sql.join("(", beyond, " OR ", key.sql(), " IS NULL)") : beyond;
    }

    private static Sql same(Key key, @Nullable String value) {
        return value == null ? Sql.join(key.sql(), " IS NULL") : Sql.join(key.sql(), Sql.of(" = ?", value(key, value)));
    }

    private static OffsetDateTime time(long micros) {
        if (micros < FIRST || micros > LAST) {
            throw new IllegalArgumentException("Expected a time that a table can have");
        }
        return parameter(moment(micros));
    }

    private static Object value(Key key, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("Expected a value of a key that always has one");
        }
        return switch (key.kind()) {
            case TEXT -> value;
            case NUMBER -> Long.valueOf(value);
            case TIME -> value.equals(INFINITE) ? OffsetDateTime.MAX : time(Long.parseLong(value));
        };
    }
}
