package io.tocsin.core.store;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which histories went on, without reading what happened in them. Safe for use by many threads. */
public final class News {

    private static final String BETWEEN = """
            SELECT aggregate_id, max(global_index), min(sequence_number) = 0
            FROM store.domain_event
            WHERE global_index > ? AND global_index <= ? AND aggregate_type IN ('alert', 'incident')
            GROUP BY aggregate_id
            ORDER BY 2
            """;

    private final JdbcTemplate jdbc;

    News(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A stream that went on.
     *
     * @param position of its last event among those that were asked for
     * @param begun its first event is among them
     */
    public record Continued(String stream, long position, boolean begun) {}

    /** The streams of alerts and incidents that have events behind one position and up to another, in the order of the last of these. */
    public List<Continued> between(long after, long upTo) {
        return jdbc.query(
                BETWEEN, (row, i) -> new Continued(row.getString(1), row.getLong(2), row.getBoolean(3)), after, upTo);
    }
}
