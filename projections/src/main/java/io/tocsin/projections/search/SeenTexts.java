package io.tocsin.projections.search;

import io.tocsin.mql.complete.SeenValues;
import io.tocsin.mql.predicate.Folding;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.labels.LabelHash;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What incidents have been found by so far, for completion. How often is counted while there are few incidents; later it is
 * what PostgreSQL's statistics say of the frequent ones. Safe for use by many threads.
 */
public final class SeenTexts implements SeenValues {

    private static final int LABELS = 0;
    private static final int FIELDS = -1;

    private static final String NAMES = "SELECT v.id, v.text FROM label v WHERE v.parent = ? AND ";
    private static final String VALUES = """
            SELECT v.id, v.text FROM label n JOIN label v ON v.parent = n.id
            WHERE n.parent = ? AND n.hash = ? AND n.text = ? AND\s""";
    private static final String BEGINNING = "starts_with(coalesce(v.folded, v.text), ?)";

    private final Reader reader;
    private final Frequencies frequencies;
    private final InstantSource clock;

    /**
     * @param dataSource of connections whose schema is that of the projections
     * @param atMost how long an answer may take
     */
    public SeenTexts(DataSource dataSource, Duration atMost, InstantSource clock) {
        this.reader = new Reader(dataSource, atMost);
        this.frequencies = new Frequencies(reader);
        this.clock = clock;
    }

    @Override
    public List<Seen> labels(String prefix, int most) {
        return seen(Sql.of(NAMES, LABELS), prefix, most);
    }

    @Override
    public List<Seen> values(String label, String prefix, int most) {
        return seen(Sql.of(VALUES, LABELS, LabelHash.of(label), label), prefix, most);
    }

    @Override
    public List<Seen> values(Field field, String prefix, int most) {
        return seen(Sql.of(VALUES, FIELDS, LabelHash.of(field.word()), field.word()), prefix, most);
    }

    private List<Seen> seen(Sql from, String prefix, int most) {
        Sql all = Sql.join(from, Sql.of(BEGINNING, Folding.fold(prefix)));
        return reader.answer(() -> mostFrequent(all, most));
    }

    /** The frequent ones by how often they were seen; where they are too few, any others. */
    private List<Seen> mostFrequent(Sql all, int most) {
        Map<Integer, Long> counts = frequencies.counts(clock.instant());
        Object frequent = counts.keySet().toArray(Integer[]::new);
        List<Seen> found = new ArrayList<>(rows(Sql.join(all, Sql.of(" AND v.id = ANY (?)", frequent)), counts));
        if (found.size() < most) {
            Sql others = Sql.join(all, Sql.of(" AND v.id <> ALL (?) ORDER BY v.id LIMIT ?", frequent, most));
            found.addAll(rows(others, counts));
        }
        return found.stream()
                .sorted(Comparator.comparingLong(Seen::count).reversed().thenComparing(Seen::text))
                .limit(most)
                .toList();
    }

    private List<Seen> rows(Sql sql, Map<Integer, Long> counts) {
        return reader.rows(sql, (row, i) -> new Seen(row.getString(2), counts.getOrDefault(row.getInt(1), 0L)));
    }
}
