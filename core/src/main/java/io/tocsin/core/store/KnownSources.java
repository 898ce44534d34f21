package io.tocsin.core.store;

import static io.tocsin.core.store.Snapshots.array;

import io.tocsin.core.source.SourceEvent;
import io.tocsin.core.source.SourceState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * When each source was last heard, and whether it is silent. The time is written every now and then, not with each message:
 * it is there for other nodes and for the next start. Runs in the caller's transaction.
 */
public final class KnownSources {

    /** @param heard when it spoke last, as far as that was written */
    public record KnownSource(SourceState state, Instant heard) {}

    /** A row alone. @param silent whether its last domain event says so */
    public record Row(String source, Instant heard, boolean silent) {}

    private static final String HEARD = """
            INSERT INTO store.source_heard AS s (name, heard_at)
            SELECT * FROM unnest(?::text[], ?::timestamptz[])
            ON CONFLICT (name) DO UPDATE SET heard_at = greatest(s.heard_at, excluded.heard_at)
            RETURNING name, heard_at, silent
            """;
    private static final String SELECT = """
            SELECT s.name, s.heard_at, e.sequence_number, e.payload_type, e.revision, e.payload
              FROM store.source_heard s
              LEFT JOIN LATERAL (SELECT d.sequence_number, d.payload_type, d.revision, d.payload
                                   FROM store.domain_event d
                                  WHERE d.aggregate_id = 'source-' || s.name
                                  ORDER BY d.sequence_number DESC LIMIT 1) e ON true
            """;

    private final JdbcTemplate jdbc;
    private final EventJson json;

    KnownSources(JdbcTemplate jdbc, EventJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Every source that was ever heard. */
    public List<KnownSource> all() {
        return jdbc.query(SELECT + " ORDER BY s.name", this::known);
    }

    /**
     * Moves on when they were heard, never back; until the transaction ends nobody else does.
     *
     * @return how they are now: other nodes may have heard them later
     */
    public List<Row> heard(Map<String, Instant> times) {
        Map<String, Instant> sorted = new TreeMap<>(times);
        String[] names = sorted.keySet().toArray(String[]::new);
        Object[] moments = sorted.values().stream()
                .map(time -> time.atOffset(ZoneOffset.UTC))
                .toArray();
        return jdbc.query(
                HEARD,
                statement -> {
                    statement.setArray(1, array(statement.getConnection(), "text", names));
                    statement.setArray(2, array(statement.getConnection(), "timestamptz", moments));
                },
                (row, i) -> new Row(row.getString(1), instant(row), row.getBoolean(3)));
    }

    /** Those of them that were ever heard. */
    public List<KnownSource> load(Collection<String> names) {
        return jdbc.query(
                SELECT + " WHERE s.name = ANY (?) ORDER BY s.name",
                statement -> statement.setArray(1, array(statement.getConnection(), "text", names.toArray())),
                this::known);
    }

    /** Keeps which are silent; their events are appended in the same transaction. */
    public void save(Collection<SourceState> states) {
        String[] names = states.stream().map(SourceState::source).toArray(String[]::new);
        Boolean[] silent = states.stream().map(SourceState::silent).toArray(Boolean[]::new);
        jdbc.update(
                "UPDATE store.source_heard s SET silent = n.silent"
                        + " FROM unnest(?::text[], ?::boolean[]) AS n (name, silent) WHERE s.name = n.name",
                statement -> {
                    statement.setArray(1, array(statement.getConnection(), "text", names));
                    statement.setArray(2, array(statement.getConnection(), "boolean", silent));
                });
    }

    private KnownSource known(ResultSet row, int number) throws SQLException {
        String name = row.getString(1);
        Instant heard = instant(row);
        @Nullable String type = row.getString(4);
        if (type == null) {
            return new KnownSource(SourceState.unheard(name), heard);
        }
        long sequence = row.getLong(3);
        SourceEvent last = (SourceEvent) json.read(type, row.getString(5), row.getString(6));
        return new KnownSource(new SourceState(name, sequence - 1, null).evolve(last), heard);
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject(2, OffsetDateTime.class).toInstant();
    }
}
