package io.tocsin.core.store;

import io.tocsin.core.message.MessageEvent;
import io.tocsin.core.message.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The messages that came, for people who look for one. Safe for use by many threads. */
public final class MessageLog {

    private static final String SELECT =
            "SELECT global_index, payload_type, revision, payload FROM store.domain_event WHERE aggregate_type = 'message' ";

    /**
     * What is known of a message.
     *
     * @param position of its domain event among all events
     */
    public record Entry(long position, MessageEvent event) {}

    private final JdbcTemplate jdbc;
    private final EventJson json = new EventJson();
    private final Bodies bodies;

    /** @param dataSource of connections to the event store's database; nothing is written */
    public MessageLog(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.bodies = new Bodies(jdbc);
    }

    /**
     * Those before the position, understood and rejected ones, newest first.
     *
     * @param position {@link Long#MAX_VALUE} for the newest
     */
    public List<Entry> before(long position, int limit) {
        return jdbc.query(
                SELECT + "AND global_index < ? ORDER BY global_index DESC LIMIT ?", this::entry, position, limit);
    }

    /** The same, of those that were understood. */
    public List<Entry> receivedBefore(long position, int limit) {
        return jdbc.query(
                SELECT + "AND payload_type = 'message-received' AND global_index < ?"
                        + " ORDER BY global_index DESC LIMIT ?",
                this::entry,
                position,
                limit);
    }

    /** Empty when no such message came. */
    public Optional<MessageEvent> byId(MessageId id) {
        return jdbc.query(SELECT + "AND aggregate_id = ? AND sequence_number = 0", this::entry, id.toString()).stream()
                .map(Entry::event)
                .findFirst();
    }

    /** The body as it came; empty when no such message came, or retention has dropped it. */
    public Optional<byte[]> body(MessageId id) {
        return bodies.body(id);
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        MessageEvent event = (MessageEvent) json.read(row.getString(2), row.getString(3), row.getString(4));
        return new Entry(row.getLong(1), event);
    }
}
