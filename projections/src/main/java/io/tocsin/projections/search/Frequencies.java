package io.tocsin.projections.search;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of {@code incident_label} have a number, as far as PostgreSQL's own statistics know. They are a minute old at
 * most. Only within an answer. Safe for use by many threads.
 */
final class Frequencies {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final double UNCOUNTED = 1_000;

    /**
     * Behind the frequencies of the elements there are the smallest, the greatest, and that of nulls; behind the histogram of how
     * many elements rows have, their mean. Those of the table itself, also where the past of it is looked at by a view.
     */
    private static final String STATISTICS = """
            SELECT c.reltuples, s.most_common_elems::text::integer[] AS elements, s.most_common_elem_freqs AS frequencies,
              s.elem_count_histogram AS counts,
              (SELECT t.reltuples FROM pg_class t WHERE t.oid = 'label'::regclass) AS texts
            FROM pg_class c LEFT JOIN pg_stats s
              ON s.schemaname = current_schema() AND s.tablename = 'incident_label' AND s.attname = 'ids'
            WHERE c.relname = 'incident_label' AND c.relnamespace = to_regnamespace(quote_ident(current_schema()))
            """;

    /** While there are fewer rows, they are counted: that is exact, and as fast as to look statistics up. */
    private static final int COUNTED = 5_000;

    private static final String FEW = "SELECT count(*) FROM (SELECT FROM incident_label LIMIT ?) l";
    private static final String COUNT =
            "SELECT u.id, count(*) FROM incident_label l, unnest(l.ids) AS u (id) GROUP BY u.id";

    private final Reader reader;
    private volatile @Nullable Statistics last;

    Frequencies(Reader reader) {
        this.reader = reader;
    }

    /** How many rows there are; some, when nobody has counted them yet. */
    double all(Instant now) {
        return Math.max(UNCOUNTED, statistics(now).rows);
    }

    /** Of rows that have one of the numbers, at most. */
    double rows(Ids ids, Instant now) {
        Statistics statistics = statistics(now);
        double sum = 0;
        for (int id : ids.numbers()) {
            sum += statistics.of.getOrDefault(id, statistics.others);
        }
        return Math.min(1, sum) * statistics.rows;
    }

    /** How many rows have each of the numbers: all numbers while there are few rows, later the most common ones. */
    Map<Integer, Long> counts(Instant now) {
        Map<Integer, Long> counts = new HashMap<>();
        if (reader.rows(Sql.of(FEW, COUNTED), (row, i) -> row.getInt(1)).getFirst() < COUNTED) {
            reader.each(Sql.of(COUNT), row -> counts.put(row.getInt(1), row.getLong(2)));
        } else {
            Statistics statistics = statistics(now);
            statistics.of.forEach((id, part) -> counts.put(id, Math.round(part * statistics.rows)));
        }
        return counts;
    }

    private Statistics statistics(Instant now) {
        Statistics statistics = last;
        if (statistics == null || now.isAfter(statistics.read.plus(KEPT)) || now.isBefore(statistics.read)) {
            statistics = read(now);
            last = statistics;
        }
        return statistics;
    }

    private Statistics read(Instant now) {
        List<Statistics> read = reader.rows(Sql.of(STATISTICS), (row, i) -> statistics(row, now));
        return read.isEmpty() ? new Statistics(now, 0, Map.of(), 0) : read.getFirst();
    }

    private static Statistics statistics(ResultSet row, Instant now) throws SQLException {
        double rows = Math.max(0, row.getDouble("reltuples"));
        Array elements = row.getArray("elements");
        if (elements == null) {
            return new Statistics(now, rows, Map.of(), 0);
        }
        Integer[] ids = (Integer[]) elements.getArray();
        Float[] frequencies = (Float[]) row.getArray("frequencies").getArray();
        Map<Integer, Double> of = HashMap.newHashMap(ids.length);
        for (int i = 0; i < ids.length; i++) {
            of.put(ids[i], frequencies[i].doubleValue());
        }
        return new Statistics(now, rows, of, others(row, frequencies, ids.length));
    }

    /** What is left of the elements of a row, shared out among all other numbers; twice that, as not all are equally rare. */
    private static double others(ResultSet row, Float[] frequencies, int common) throws SQLException {
        double rarest = frequencies[common].doubleValue() / 2;
        Array counts = row.getArray("counts");
        double texts = row.getDouble("texts") - common;
        if (counts == null || texts < 1) {
            return rarest;
        }
        Float[] histogram = (Float[]) counts.getArray();
        double left = histogram[histogram.length - 1];
        for (int i = 0; i < common; i++) {
            left -= frequencies[i];
        }
        return Math.min(rarest, Math.max(0, 2 * left / texts));
    }

    /**
     * @param of the most common numbers, the part of all rows that has each
     * @param others the part that has any other
     */
    private record Statistics(Instant read, double rows, Map<Integer, Double> of, double others) {}
}
