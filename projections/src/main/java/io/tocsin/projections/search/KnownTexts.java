package io.tocsin.projections.search;

import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.predicate.Folding;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.labels.LabelHash;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/** Reads the table {@code label}: which numbers stand for what a query says. Safe for use by many threads. */
final class KnownTexts {

    private static final String NAME = "SELECT id FROM label WHERE parent = ? AND hash = ? AND text = ?";
    private static final String EQUAL = """
            SELECT v.id FROM label n JOIN label v ON v.parent = n.id
            JOIN unnest(?::bigint[], ?::text[]) AS wanted (hash, text) ON v.hash = wanted.hash AND v.text = wanted.text
            WHERE n.parent = ? AND n.hash = ? AND n.text = ?
            """;
    private static final String CONTAINING = """
            SELECT v.id FROM label v JOIN label n ON n.id = v.parent
            WHERE (n.parent = 0 OR n.parent = -1 AND n.text = 'trigger') AND strpos(coalesce(v.folded, v.text), ?) > 0
            """;
    private static final int LABELS = 0;
    private static final int FIELDS = -1;

    private final Reader reader;
    private final ValueMemory memory;

    KnownTexts(Reader reader, ValueMemory memory) {
        this.reader = reader;
        this.memory = memory;
    }

    /** The number of the name of a label or a field; empty when no alert has ever had it. */
    OptionalInt name(Operand operand) {
        int[] found = ids(named(NAME, operand));
        return found.length == 0 ? OptionalInt.empty() : OptionalInt.of(found[0]);
    }

    /** The numbers of those of the values that were ever seen. */
    int[] equal(Operand operand, Collection<String> values) {
        Object hashes = values.stream().map(LabelHash::of).toArray(Long[]::new);
        return ids(Sql.join(Sql.of("", hashes, values.toArray(String[]::new)), named(EQUAL, operand)));
    }

    /** All values that were ever seen and match. */
    List<Known> matching(Operand operand, String regex) {
        OptionalInt name = name(operand);
        return name.isEmpty() ? List.of() : memory.matching(reader, name.getAsInt(), Predicates.ofText(regex));
    }

    /** The numbers of the triggers and values of labels in which the word is found. */
    int[] containing(String word) {
        return ids(Sql.of(CONTAINING, Folding.fold(word)));
    }

    private int[] ids(Sql sql) {
        return reader.rows(sql, (row, i) -> row.getInt(1)).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Sql named(String statement, Operand operand) {
        return switch (operand) {
            case Operand.OfLabel(String name) -> Sql.of(statement, LABELS, LabelHash.of(name), name);
            case Operand.OfField(Field field) -> Sql.of(statement, FIELDS, LabelHash.of(field.word()), field.word());
        };
    }

    /** A value and its number. */
    record Known(int id, String text) {}
}
