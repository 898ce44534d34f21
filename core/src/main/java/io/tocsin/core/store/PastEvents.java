package io.tocsin.core.store;

import static io.tocsin.core.store.JdbcEventLog.SELECT;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What happened to alerts, incidents and the rulebook, for those who go through it once more. Only reads. Safe for use by many
 * threads.
 */
public final class PastEvents {

    private final JdbcTemplate jdbc;
    private final EventJson json = new EventJson();

    /** @param dataSource of connections to the event store's database */
    public PastEvents(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** The position of the newest event; 0 when there is none. */
    public long head() {
        Long head = jdbc.queryForObject("SELECT coalesce(max(global_index), 0) FROM store.domain_event", Long.class);
        return head == null ? 0 : head;
    }

    /**
     * Those behind the position, oldest first. All events of one transaction have the same time of recording.
     *
     * @param until the position of the last that may be among them
     */
    public List<StoredEvent> after(long position, long until, int limit) {
        return jdbc.query(
                SELECT + "WHERE global_index > ? AND global_index <= ?"
                        + " AND aggregate_type IN ('alert', 'incident', 'rulebook') ORDER BY global_index LIMIT ?",
                this::event,
                position,
                until,
                limit);
    }

    /** What happened to one incident up to the position. */
    public List<IncidentEvent> incident(IncidentNumber number, long until) {
        return jdbc
                .query(
                        SELECT + "WHERE aggregate_id = ? AND global_index <= ? ORDER BY sequence_number",
                        this::event,
                        number.stream(),
                        until)
                .stream()
                .map(stored -> (IncidentEvent) stored.event())
                .toList();
    }

    /** The position of the last event that was decided before the moment; 0 when none was. */
    public long before(Instant moment) {
        long low = 0;
        long high = head();
        while (low < high) {
            long middle = low + (high - low) / 2 + 1;
            if (isBefore(moment, middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** By the next event that tells of an alert or an incident; without one, nothing is left to go through. */
    private boolean isBefore(Instant moment, long position) {
        return jdbc
                .query(
                        SELECT + "WHERE global_index >= ? AND aggregate_type IN ('alert', 'incident')"
                                + " ORDER BY global_index LIMIT 1",
                        this::event,
                        position)
                .stream()
                .allMatch(stored -> at(stored.event()).isBefore(moment));
    }

    private static Instant at(Object event) {
        return event instanceof AlertEvent alert ? alert.at() : ((IncidentEvent) event).at();
    }

    private StoredEvent event(ResultSet row, int number) throws SQLException {
        return JdbcEventLog.event(row, json);
    }
}
