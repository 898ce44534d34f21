package io.tocsin.projections.fold;

import io.tocsin.mql.predicate.Folding;
import io.tocsin.projections.labels.LabelHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code label}: gives each text its number. New numbers follow each other in the order in which they are asked for,
 * so the same events give the same ones, in whatever batches they come. One thread.
 */
final class Dictionary {

    /** The parent of names of labels. */
    static final int LABELS = 0;

    /** The parent of fields. */
    static final int FIELDS = -1;

    private static final String LOAD = """
            SELECT label.id, label.parent, label.text
            FROM unnest(?::integer[], ?::bigint[]) AS u (parent, hash)
            JOIN label ON label.parent = u.parent AND label.hash = u.hash
            """;
    private static final String LAST = "SELECT coalesce(max(id), 0) FROM label";

    private static final Bulk<Map.Entry<Text, Integer>> INSERT = Bulk.insert(
            "label",
            List.of(
                    Column.count("id", Map.Entry::getValue),
                    Column.count("parent", entry -> entry.getKey().parent),
                    Column.number("hash", entry -> LabelHash.of(entry.getKey().text)),
                    Column.text("text", entry -> entry.getKey().text),
                    Column.text("folded", entry -> folded(entry.getKey().text))));

    private final int capacity;
    private final Map<Text, Integer> ids = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Pair> wanted = new HashSet<>();
    private final List<Map.Entry<Text, Integer>> added = new ArrayList<>();
    private @Nullable Integer last;

    /** @param capacity how many texts it keeps between batches */
    Dictionary(int capacity) {
        this.capacity = capacity;
    }

    /** @param parent the number of the name that it is a value of, {@link #LABELS} or {@link #FIELDS} */
    private record Text(int parent, String text) {}

    private record Pair(int parent, String name, String value) {}

    void clear() {
        ids.clear();
        wanted.clear();
        added.clear();
        last = null;
    }

    /**
     * The batch may ask for the number of a name and of one of its values.
     *
     * @param parent {@link #LABELS} or {@link #FIELDS}
     */
    void want(int parent, String name, String value) {
        Integer known = ids.get(new Text(parent, name));
        if (known == null || !ids.containsKey(new Text(known, value))) {
            wanted.add(new Pair(parent, name, value));
        }
    }

    /** Looks for all that is wanted; what is not there will be new. */
    void load(Connection connection) throws SQLException {
        if (last == null) {
            last = last(connection);
        }
        load(
                connection,
                wanted.stream().map(pair -> new Text(pair.parent, pair.name)).collect(Collectors.toSet()));
        List<Text> values = new ArrayList<>();
        for (Pair pair : wanted) {
            Integer name = ids.get(new Text(pair.parent, pair.name));
            if (name != null) {
                values.add(new Text(name, pair.value));
            }
        }
        load(connection, values);
        wanted.clear();
    }

    /** The number of a name of a label, or of a field. */
    int name(int parent, String name) {
        return id(new Text(parent, name));
    }

    /** The number of a value of what has that number. */
    int value(int name, String value) {
        return id(new Text(name, value));
    }

    /** Writes those that are new; afterwards those that were not needed for longest are forgotten. */
    void write(Connection connection) throws SQLException {
        INSERT.write(connection, added);
        added.clear();
        var oldest = ids.entrySet().iterator();
        while (ids.size() > capacity) {
            oldest.next();
            oldest.remove();
        }
    }

    private int id(Text text) {
        Integer known = ids.get(text);
        if (known != null) {
            return known;
        }
        if (last == null) {
            throw new IllegalStateException("Expected the dictionary to be loaded before it is asked");
        }
        int id = Math.incrementExact(last);
        last = id;
        ids.put(text, id);
        added.add(Map.entry(text, id));
        return id;
    }

    private void load(Connection connection, Collection<Text> wanted) throws SQLException {
        List<Text> missing =
                wanted.stream().filter(text -> !ids.containsKey(text)).toList();
        if (missing.isEmpty()) {
            return;
        }
        Integer[] parents = missing.stream().map(Text::parent).toArray(Integer[]::new);
        Long[] hashes = missing.stream().map(text -> LabelHash.of(text.text)).toArray(Long[]::new);
        try (PreparedStatement statement = connection.prepareStatement(LOAD)) {
            statement.setArray(1, connection.createArrayOf("integer", parents));
            statement.setArray(2, connection.createArrayOf("bigint", hashes));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.put(new Text(row.getInt(2), row.getString(3)), row.getInt(1));
                }
            }
        }
    }

    private static int last(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static @Nullable String folded(String text) {
        String folded = Folding.fold(text);
        return folded.equals(text) ? null : folded;
    }
}
