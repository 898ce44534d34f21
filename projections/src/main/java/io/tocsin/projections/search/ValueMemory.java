package io.tocsin.projections.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.projections.search.KnownTexts.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Keeps the values of labels that regular expressions are asked about, so that the next one does not read them all again. Values
 * are only ever added, with growing numbers: what is kept stays true, and what came later is read each time. Tables that were
 * rebuilt number anew, and are told from the others. Safe for use by many threads.
 */
public final class ValueMemory {

    /** Of the heap, at most. */
    private static final int PART_OF_HEAP = 16;

    private static final String STAND = """
            SELECT incarnation::text AS incarnation, (SELECT coalesce(max(id), 0) FROM label) AS newest FROM applied
            """;
    private static final String LATER = "SELECT id, text FROM label WHERE parent = ? AND id > ?";

    private final long most;
    private final Cache<Name, Values> kept;

    /** Takes a sixteenth of the heap at most. */
    public ValueMemory() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /** @param most bytes, roughly */
    ValueMemory(long most) {
        this.most = most;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((Name name, Values values) -> (int) Math.min(values.bytes(), Integer.MAX_VALUE))
                .build();
    }

    /**
     * The values that pass the test. Only within an answer.
     *
     * @param parent the number of the name whose values they are
     */
    List<Known> matching(Reader reader, int parent, Predicate<String> test) {
        Stand stand = reader.rows(Sql.of(STAND), (row, i) -> new Stand(row.getString(1), row.getInt(2)))
                .getFirst();
        Name name = new Name(stand.incarnation, parent);
        Values before = Objects.requireNonNullElse(kept.getIfPresent(name), Values.NONE);
        List<Known> matching = new ArrayList<>();
        before.known().stream().filter(known -> test.test(known.text())).forEach(matching::add);
        if (stand.newest > before.newest()) {
            Values.Addition addition = before.addition();
            reader.each(Sql.of(LATER, parent, before.newest()), row -> {
                Known known = new Known(row.getInt(1), row.getString(2));
                if (test.test(known.text())) {
                    matching.add(known);
                }
                addition.add(known, most);
            });
            addition.upTo(stand.newest).ifPresent(values -> kept.put(name, values));
        }
        return matching;
    }

    /** How many labels' values it keeps now. */
    long labels() {
        kept.cleanUp();
        return kept.estimatedSize();
    }

    /** How far the tables are that an answer sees. */
    private record Stand(String incarnation, int newest) {}

    private record Name(String incarnation, int parent) {}
}
