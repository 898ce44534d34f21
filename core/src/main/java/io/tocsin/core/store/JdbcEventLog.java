package io.tocsin.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The event table, read as it stands. */
final class JdbcEventLog implements EventLog {

    static final String COLUMNS =
            "SELECT global_index, aggregate_id, sequence_number, recorded_at, payload_type, revision, payload ";

    static final String SELECT = COLUMNS + "FROM store.domain_event ";

    private final JdbcTemplate jdbc;
    private final EventJson json;

    JdbcEventLog(JdbcTemplate jdbc, EventJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        return jdbc.query(
                SELECT + "WHERE global_index > ? ORDER BY global_index LIMIT ?", this::event, position, limit);
    }

    @Override
    public long head() {
        Long head = jdbc.queryForObject("SELECT coalesce(max(global_index), 0) FROM store.domain_event", Long.class);
        return head == null ? 0 : head;
    }

    @Override
    public List<StoredEvent> stream(String stream) {
        return jdbc.query(SELECT + "WHERE aggregate_id = ? ORDER BY sequence_number", this::event, stream);
    }

    private StoredEvent event(ResultSet row, int number) throws SQLException {
        return event(row, json);
    }

    /** From a row as {@link #SELECT} gives it. */
    static StoredEvent event(ResultSet row, EventJson json) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                json.read(row.getString(5), row.getString(6), row.getString(7)));
    }
}
