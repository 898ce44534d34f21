package io.tocsin.core.store;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The event store with all that belongs to it, over one PostgreSQL database. One for the whole program; safe for use by many
 * threads.
 */
public final class EventStorage {

    private static final int READ_BATCH = 1_000;
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final PlatformTransactionManager springTransactions;
    private final TransactionManager transactions;
    private final EventStore events;
    private final TokenStore tokens;
    private final EventLog log;
    private final News news;
    private final KnownAlerts alerts;
    private final MutedAlerts mutedAlerts;
    private final KnownMutes mutes;
    private final KnownIncidents incidents;
    private final IncidentTimers timers;
    private final Membership members;
    private final Groups groups;
    private final Bodies bodies;
    private final KnownSources sources;
    private final Once once;

    /** Expects a database that {@link #migrate} has brought up to date. */
    public EventStorage(DataSource dataSource) {
        this.dataSource = dataSource;
        this.springTransactions = new JdbcTransactionManager(dataSource);
        this.transactions = new SpringTransactionManager(springTransactions);
        EventJson json = new EventJson();
        ConnectionProvider connections = new SpringDataSourceConnectionProvider(dataSource);
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        RecentEvents recent = new RecentEvents();
        this.events = new FollowedEventStore(
                new CommitOrderedStorageEngine(
                        connections, transactions, json, new EventSerializer(json), READ_BATCH, recent),
                new Commits(),
                recent);
        this.tokens = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(new TokenSerializer())
                .schema(tokenTable())
                .nodeId(UUID.randomUUID().toString())
                .claimTimeout(CLAIM_TIMEOUT)
                .build();
        this.log = new JdbcEventLog(jdbc, json);
        this.news = new News(jdbc);
        Snapshots snapshots = new Snapshots(jdbc, json);
        this.mutedAlerts = new MutedAlerts(jdbc);
        this.mutes = new KnownMutes(jdbc, snapshots);
        this.alerts = new KnownAlerts(jdbc, snapshots, mutedAlerts);
        this.timers = new IncidentTimers(jdbc);
        this.incidents = new KnownIncidents(snapshots, timers);
        this.members = new Membership(jdbc, log, alerts);
        this.groups = new Groups(jdbc);
        this.bodies = new Bodies(jdbc);
        this.sources = new KnownSources(jdbc, json);
        this.once = new Once(jdbc);
    }

    /** Creates or updates the tables of the event store. */
    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("store")
                .locations("classpath:db/store")
                .load()
                .migrate();
    }

    /**
     * Runs the work in one unit of work and one transaction; what it appended is written when it returns.
     *
     * @throws ConflictException when another writer was faster
     */
    public <T> T inOneUnit(Supplier<T> work) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(transactions);
        try {
            T result = work.get();
            unit.commit();
            return result;
        } catch (RuntimeException e) {
            if (unit.isActive()) {
                unit.rollback(e);
            }
            throw DuplicateKeys.found(e) || Deadlocks.found(e) ? new ConflictException(e) : e;
        } catch (Error e) {
            if (unit.isActive()) {
                unit.rollback(e);
            }
            throw e;
        }
    }

    /** Appends the events to their streams, all or none, when the unit of work commits. */
    public void append(List<Append> appends) {
        events.publish(appends.stream().map(EventStorage::message).toList());
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** Spring's view of the transactions that {@link #inOneUnit} opens. */
    public PlatformTransactionManager springTransactions() {
        return springTransactions;
    }

    /** Axon's view of the same. */
    public TransactionManager transactions() {
        return transactions;
    }

    public EventStore events() {
        return events;
    }

    /**
     * Frees what earlier nodes had claimed. Only for one that knows to be alone on its database: after a crash it need not wait
     * until the claims of its former life run out.
     */
    public void freeClaims() {
        new JdbcTemplate(dataSource).update("UPDATE store.token SET owner = NULL WHERE owner IS NOT NULL");
    }

    /** Claimed under a name that is new with each start. */
    public TokenStore tokens() {
        return tokens;
    }

    public EventLog log() {
        return log;
    }

    public News news() {
        return news;
    }

    public KnownAlerts alerts() {
        return alerts;
    }

    public MutedAlerts mutedAlerts() {
        return mutedAlerts;
    }

    public KnownMutes mutes() {
        return mutes;
    }

    public KnownIncidents incidents() {
        return incidents;
    }

    public IncidentTimers timers() {
        return timers;
    }

    public Membership members() {
        return members;
    }

    public Groups groups() {
        return groups;
    }

    public KnownSources sources() {
        return sources;
    }

    public Bodies bodies() {
        return bodies;
    }

    public Once once() {
        return once;
    }

    /** The name is made of stream and sequence, which are unique, and need not be stored. */
    private static DomainEventMessage<?> message(Append append) {
        return new GenericDomainEventMessage<>(
                EventTypes.aggregateType(append.event()),
                append.stream(),
                append.sequence(),
                append.event(),
                MetaData.emptyInstance(),
                append.stream() + '/' + append.sequence(),
                GenericDomainEventMessage.clock.instant());
    }

    private static TokenSchema tokenTable() {
        return TokenSchema.builder()
                .setTokenTable("store.token")
                .setProcessorNameColumn("processor")
                .setSegmentColumn("segment")
                .setTokenColumn("token")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("moved_at")
                .setOwnerColumn("owner")
                .build();
    }
}
