package io.tocsin.core.store;

import io.tocsin.core.message.MessageArrival;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageRedelivered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The messages that came, for people who look for one. Safe for use by many threads. */
public final class MessageLog {

    private static final String SELECT =
            "SELECT global_index, payload_type, revision, payload FROM store.domain_event WHERE aggregate_type = 'message'"
                    + " AND sequence_number = 0 ";

    private static final int LOOKED_AT = 20_000;
    private static final String LATEST = SELECT + "AND global_index < ? ORDER BY global_index DESC LIMIT ?";
    private static final String OF_SOURCE =
            "SELECT * FROM (" + LATEST + ") AS m WHERE payload::json #>> '{envelope,source}' = ?";

    /**
     * What is known of a message.
     *
     * @param position of its domain event among all events
     */
    public record Entry(long position, MessageArrival event) {}

    /**
     * What was found.
     *
     * @param rest before which there may be more that was not looked at; null when as many as asked for were found, or all was
     *     looked at
     */
    public record Found(List<Entry> entries, @Nullable Long rest) {}

    private final JdbcTemplate jdbc;
    private final int lookedAt;
    private final EventJson json = new EventJson();
    private final Bodies bodies;

    /** @param dataSource of connections to the event store's database; nothing is written */
    public MessageLog(DataSource dataSource) {
        this(dataSource, LOOKED_AT);
    }

    /** @param lookedAt among so many messages those of a source are looked for at once */
    MessageLog(DataSource dataSource, int lookedAt) {
        this.lookedAt = lookedAt;
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

    /**
     * The same of one source, looked for among the last 20,000 messages before the position: no index leads to them.
     *
     * @param receivedOnly only those that were understood
     */
    public Found of(String source, boolean receivedOnly, long position, int limit) {
        List<Entry> entries = jdbc.query(
                OF_SOURCE + (receivedOnly ? " AND payload_type = 'message-received'" : "")
                        + " ORDER BY global_index DESC LIMIT ?",
                this::entry,
                position,
                lookedAt,
                source,
                limit);
        Long rest = entries.size() == limit
                ? null
                : jdbc.queryForObject(
                        "SELECT CASE WHEN count(*) = ? THEN min(global_index) END FROM (" + LATEST + ") AS m",
                        Long.class,
                        lookedAt,
                        position,
                        lookedAt);
        return new Found(entries, rest);
    }

    /** Empty when no such message came. */
    public Optional<MessageArrival> byId(MessageId id) {
        return jdbc.query(SELECT + "AND aggregate_id = ?", this::entry, id.toString()).stream()
                .map(Entry::event)
                .findFirst();
    }

    /** Those of the messages that were redelivered, each with what it is now. */
    public Map<MessageId, MessageRedelivered> redelivered(Collection<MessageId> ids) {
        Map<MessageId, MessageRedelivered> found = new HashMap<>();
        String[] wanted = ids.stream().map(MessageId::toString).toArray(String[]::new);
        jdbc.query(
                "SELECT payload_type, revision, payload FROM store.domain_event"
                        + " WHERE aggregate_id = ANY (?) AND sequence_number = 1",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", wanted)),
                row -> {
                    if (json.read(row.getString(1), row.getString(2), row.getString(3))
                            instanceof MessageRedelivered event) {
                        found.put(event.id(), event);
                    }
                });
        return found;
    }

    /** The body as it came; empty when no such message came, or retention has dropped it. */
    public Optional<byte[]> body(MessageId id) {
        return bodies.body(id);
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        MessageArrival event = (MessageArrival) json.read(row.getString(2), row.getString(3), row.getString(4));
        return new Entry(row.getLong(1), event);
    }
}
