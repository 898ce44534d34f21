package io.tocsin.projections.search;

import io.tocsin.mql.complete.SeenValues;
import io.tocsin.mql.predicate.Folding;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.labels.LabelHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_NAMES = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(SeenTexts.class);

    private final Reader reader;
    private final Frequencies frequencies;
    private final InstantSource clock;
    private volatile @Nullable Names names;

    /**
     * @param dataSource of connections whose schema is that of the projections
     * @param atMost how long an answer may take
     */
    public SeenTexts(DataSource dataSource, Duration atMost, InstantSource clock) {
        this.reader = new Reader(dataSource, atMost);
        this.frequencies = new Frequencies(reader);
        this.clock = clock;
    }

    /** Whether some incident has been found by a label of that name; a moment out of date, and never fails. */
    public boolean isLabel(String name) {
        return names().contains(name);
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

    private Set<String> names() {
        Instant now = clock.instant();
        Names last = names;
        if (last == null || now.isAfter(last.read.plus(KEPT)) || now.isBefore(last.read)) {
            last = new Names(now, read(last));
            names = last;
        }
        return last.texts;
    }

    private Set<String> read(@Nullable Names last) {
        try {
            Sql all = Sql.join(Sql.of(NAMES, LABELS), Sql.of("true LIMIT ?", MOST_NAMES));
            return Set.copyOf(reader.answer(() -> reader.rows(all, (row, i) -> row.getString(2))));
        } catch (RuntimeException e) {
            LOG.debug("The names of labels could not be read; the last ones are used", e);
            return last == null ? Set.of() : last.texts;
        }
    }

    private record Names(Instant read, Set<String> texts) {}

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
