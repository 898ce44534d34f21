package io.tocsin.projections.match;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.store.News;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which incidents are not what they were at an earlier position: those that events happened to, and those that alerts count to
 * which events happened to. Nothing is kept for this, so one may ask from any position on. Safe for use by many threads.
 */
public final class Changes {

    private static final String INCIDENTS =
            "SELECT fingerprint, incident FROM alert" + " WHERE fingerprint = ANY (?) AND incident IS NOT NULL";
    private static final Pattern ALERT = Pattern.compile("[0-9a-f]{16}");

    private final News news;
    private final JdbcTemplate jdbc;

    /** @param dataSource of connections whose schema is that of the projections */
    public Changes(News news, DataSource dataSource) {
        this.news = news;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * An incident that changed.
     *
     * @param position of the last event that did it, among those that were asked for
     * @param opened the incident is new since
     */
    public record Change(long number, long position, boolean opened) {}

    /** Up to where events are visible. */
    public long position() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT position FROM applied", Long.class));
    }

    /**
     * The incidents that changed by events behind one position and up to another, each once, in the order of the last of these.
     *
     * @param upTo at most {@link #position}
     */
    public List<Change> between(long after, long upTo) {
        Map<Long, Change> changes = new HashMap<>();
        Map<Long, News.Continued> alerts = new HashMap<>();
        for (News.Continued stream : news.between(after, upTo)) {
            if (ALERT.matcher(stream.stream()).matches()) {
                alerts.put(Fingerprint.of(stream.stream()).bits(), stream);
            } else {
                long number = IncidentNumber.ofStream(stream.stream()).value();
                add(changes, new Change(number, stream.position(), stream.begun()));
            }
        }
        if (!alerts.isEmpty()) {
            jdbc.query(
                    INCIDENTS,
                    row -> {
                        long position = Objects.requireNonNull(alerts.get(row.getLong(1)))
                                .position();
                        add(changes, new Change(row.getLong(2), position, false));
                    },
                    (Object) alerts.keySet().toArray(Long[]::new));
        }
        return changes.values().stream()
                .sorted(Comparator.comparingLong(Change::position))
                .toList();
    }

    private static void add(Map<Long, Change> changes, Change change) {
        changes.merge(
                change.number,
                change,
                (one, other) ->
                        new Change(one.number, Math.max(one.position, other.position), one.opened || other.opened));
    }
}
