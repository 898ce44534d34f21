package io.tocsin.core.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine over our own table, with one difference in meaning: events are appended in the order of commit.
 *
 * <p>Each append takes a lock that PostgreSQL holds until the transaction ends, then numbers its events from the highest
 * position on. Positions are therefore dense, and no event ever becomes visible behind one that was seen already; Axon's
 * handling of gaps never has anything to do (ADR 2). An append whose sequence number exists already ends in a
 * {@link ConcurrencyException}.
 */
final class CommitOrderedStorageEngine extends JdbcEventStorageEngine {

    /** Any number that no other program uses as an advisory lock in this database. */
    private static final long APPEND_LOCK = 0x70C51AL;

    private static final String COLUMNS = "global_index, aggregate_type, aggregate_id, sequence_number,"
            + " aggregate_id || '/' || sequence_number AS event_id, recorded_at, payload_type, revision, payload, metadata";
    /** In one round trip: whoever holds the lock lets all others wait. */
    private static final String APPEND = "SELECT pg_advisory_xact_lock(" + APPEND_LOCK + ");" + """
            INSERT INTO store.domain_event (global_index, aggregate_type, aggregate_id, sequence_number,
                                            payload_type, revision, payload, metadata)
            SELECT (SELECT coalesce(max(global_index), 0) FROM store.domain_event) + e.ordinality,
                   e.aggregate_type, e.aggregate_id, e.sequence_number,
                   e.payload_type, e.revision, e.payload, e.metadata
              FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::smallint[], ?::text[], ?::text[])
                   WITH ORDINALITY AS e (aggregate_type, aggregate_id, sequence_number,
                                         payload_type, revision, payload, metadata, ordinality);
            SELECT max(global_index) FROM store.domain_event
            """;

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final EventJson json;
    private final RecentEvents recent;

    CommitOrderedStorageEngine(
            ConnectionProvider connections,
            TransactionManager transactions,
            EventJson json,
            Serializer serializer,
            int batchSize,
            RecentEvents recent) {
        super(settings(connections, transactions, serializer, batchSize));
        this.connections = connections;
        this.transactions = transactions;
        this.json = json;
        this.recent = recent;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        transactions.executeInTransaction(() -> {
            try {
                Connection connection = connections.getConnection();
                long last = append(connection, events);
                rememberOnceCommitted(last - events.size() + 1, events);
            } catch (SQLException e) {
                handlePersistenceException(e, events.getFirst());
            }
        });
    }

    /** After the commit, and before the event store wakes the followers: what is registered last is called first. */
    private void rememberOnceCommitted(long first, List<? extends EventMessage<?>> events) {
        List<? extends DomainEventMessage<?>> appended =
                events.stream().map(e -> (DomainEventMessage<?>) e).toList();
        CurrentUnitOfWork.ifStarted(unit -> unit.root().afterCommit(committed -> recent.add(first, appended)));
    }

    /** Returns the position of the last of them. */
    private long append(Connection connection, List<? extends EventMessage<?>> events) throws SQLException {
        int n = events.size();
        String[] types = new String[n];
        String[] streams = new String[n];
        Long[] sequences = new Long[n];
        String[] names = new String[n];
        Integer[] revisions = new Integer[n];
        String[] payloads = new String[n];
        @Nullable String[] metadata = new @Nullable String[n];
        for (int i = 0; i < n; i++) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) events.get(i);
            EventTypes.EventType type = EventTypes.of(event.getPayload().getClass())
                    .orElseThrow(() -> new IllegalArgumentException("Not in the registry: " + event.getPayloadType()));
            types[i] = EventTypes.aggregateType(event.getPayload());
            streams[i] = event.getAggregateIdentifier();
            sequences[i] = event.getSequenceNumber();
            names[i] = type.name();
            revisions[i] = type.revision();
            payloads[i] = json.write(event.getPayload());
            MetaData said = event.getMetaData();
            metadata[i] = said.isEmpty() ? null : json.writeMetadata(said);
        }
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            set(statement, 1, "text", types);
            set(statement, 2, "text", streams);
            set(statement, 3, "bigint", sequences);
            set(statement, 4, "text", names);
            set(statement, 5, "smallint", revisions);
            set(statement, 6, "text", payloads);
            set(statement, 7, "text", metadata);
            statement.execute();
            return lastPosition(statement);
        }
    }

    private static long lastPosition(PreparedStatement statement) throws SQLException {
        statement.getMoreResults();
        statement.getMoreResults();
        try (ResultSet rows = statement.getResultSet()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void set(PreparedStatement statement, int place, String type, @Nullable Object[] values)
            throws SQLException {
        Array array = statement.getConnection().createArrayOf(type, values);
        statement.setArray(place, array);
    }

    @Override
    protected Object readTimeStamp(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    @SuppressWarnings("unchecked")
    protected <T> T readPayload(ResultSet rows, String column) throws SQLException {
        String text = rows.getString(column);
        return (T) (text == null ? "{}" : text);
    }

    private static Builder settings(
            ConnectionProvider connections, TransactionManager transactions, Serializer serializer, int batchSize) {
        Builder builder = builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .dataType(String.class)
                .schema(columns())
                .extendedGapCheckEnabled(false)
                .readEventDataWithoutGaps((c, s, after, limit) -> prepare(
                        c,
                        "SELECT " + COLUMNS
                                + " FROM store.domain_event WHERE global_index > ? ORDER BY global_index LIMIT "
                                + limit,
                        after))
                .readEventDataForAggregate((c, s, stream, from, limit) -> prepare(
                        c,
                        "SELECT " + COLUMNS + " FROM store.domain_event WHERE aggregate_id = ? AND sequence_number >= ?"
                                + " ORDER BY sequence_number LIMIT " + limit,
                        stream,
                        from))
                .readSnapshotData((c, s, stream) -> prepare(
                        c,
                        "SELECT aggregate_type, aggregate_id, sequence_number, aggregate_id AS event_id,"
                                + " now() AS recorded_at, payload_type, revision, payload, NULL AS metadata"
                                + " FROM store.snapshot WHERE aggregate_id = ?",
                        stream))
                .lastSequenceNumberFor((c, s, stream) -> prepare(
                        c, "SELECT max(sequence_number) FROM store.domain_event WHERE aggregate_id = ?", stream))
                .createHeadToken((c, s) -> prepare(c, "SELECT max(global_index) FROM store.domain_event"))
                .createTailToken((c, s) -> prepare(c, "SELECT min(global_index) - 1 FROM store.domain_event"));
        return builder.batchSize(batchSize)
                .finalAggregateBatchPredicate(batch -> batch.size() < batchSize)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new DuplicateKeys());
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.setFetchSize(0);
        return statement;
    }

    private static EventSchema columns() {
        return EventSchema.builder()
                .eventTable("store.domain_event")
                .snapshotTable("store.snapshot")
                .globalIndexColumn("global_index")
                .timestampColumn("recorded_at")
                .eventIdentifierColumn("event_id")
                .aggregateIdentifierColumn("aggregate_id")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("aggregate_type")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("revision")
                .payloadColumn("payload")
                .metaDataColumn("metadata")
                .build();
    }
}
