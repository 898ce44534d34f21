package io.tocsin.core.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The past as the event table tells it; within Spring's transaction on the same {@link DataSource}, where there is one. */
public final class StoredHistory implements History {

    private static final String RECORDED = "SELECT recorded_at <= ? FROM store.domain_event WHERE global_index = ?";
    private static final String OF_STREAMS =
            "FROM store.domain_event WHERE aggregate_id = ANY (?) AND global_index <= ?";
    private static final String COUNT = "SELECT count(*) FROM (SELECT " + OF_STREAMS + " LIMIT ?) e";

    /** Found first and sorted then: behind OFFSET the planner cannot go along all events instead. */
    private static final String EACH =
            JdbcEventLog.COLUMNS + "FROM (SELECT * " + OF_STREAMS + " OFFSET 0) e ORDER BY global_index";

    private static final int FETCHED_AT_ONCE = 2_000;

    private final JdbcTemplate jdbc;
    private final EventJson json = new EventJson();

    /** @param dataSource of any connections to the database */
    public StoredHistory(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(FETCHED_AT_ONCE);
    }

    /** Steps of powers of two: which events are looked at does not depend on how many there are by now. */
    @Override
    public long at(Instant moment) {
        long head = new JdbcEventLog(jdbc, json).head();
        long position = 0;
        for (long step = Long.highestOneBit(head); step > 0; step >>= 1) {
            if (position + step <= head && isRecorded(position + step, moment)) {
                position += step;
            }
        }
        return position;
    }

    @Override
    public long count(Collection<String> streams, long position, long atMost) {
        Long count = jdbc.query(
                COUNT,
                statement -> {
                    setStreams(statement, streams, position);
                    statement.setLong(3, atMost);
                },
                result -> result.next() ? result.getLong(1) : 0L);
        return count == null ? 0 : count;
    }

    @Override
    public void each(Collection<String> streams, long position, Consumer<StoredEvent> each) {
        jdbc.query(EACH, statement -> setStreams(statement, streams, position), row -> {
            each.accept(JdbcEventLog.event(row, json));
        });
    }

    private boolean isRecorded(long position, Instant by) {
        return Boolean.TRUE.equals(jdbc.queryForObject(RECORDED, Boolean.class, by.atOffset(ZoneOffset.UTC), position));
    }

    private static void setStreams(PreparedStatement statement, Collection<String> streams, long position)
            throws SQLException {
        statement.setArray(1, statement.getConnection().createArrayOf("text", streams.toArray()));
        statement.setLong(2, position);
    }
}
