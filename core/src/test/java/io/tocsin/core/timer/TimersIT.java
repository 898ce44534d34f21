package io.tocsin.core.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.incident.GroupKey;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentSnoozed;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.Response;
import io.tocsin.core.incident.Why;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.KnownIncidents;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Many snoozes that end at almost the same time. Small by default; {@code -Dtocsin.timers=100000} is the promise, and prints
 * the figures of ADR 12.
 */
class TimersIT {

    private static final int COUNT = Integer.getInteger("tocsin.timers", 2_000);
    private static final Duration SPREAD = Duration.ofMillis(COUNT * 60_000L / 100_000);
    private static final Duration PROMISED = Duration.ofSeconds(10);
    private static final int AT_ONCE = 5_000;
    private static final int KILLS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(TimersIT.class);

    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private final EventStorage storage = new EventStorage(database.dataSource());
    private final InstantSource clock = InstantSource.system();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    @BeforeEach
    void open() {
        EventStorage.migrate(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void fireInTimeHoweverManyNodes(int nodes) {
        Instant from = clock.instant().plus(SPREAD);
        snooze(from);
        List<Timers> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            all.add(new Timers(storage, Rulebook::builtIn, clock, new SimpleMeterRegistry()));
        }
        waitUntil(from);
        all.forEach(Timers::start);
        Instant end = from.plus(SPREAD).plus(PROMISED);
        while (storage.timers().next().isPresent() && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        all.forEach(Timers::close);

        List<Long> late = late();
        LOG.info(
                "{} snoozes ending within {}, {} nodes: late by {} ms at the median, {} ms at p99, {} ms at most",
                COUNT,
                SPREAD,
                nodes,
                late.get(COUNT / 2),
                late.get(COUNT * 99 / 100),
                late.getLast());
        assertThat(late).hasSize(COUNT);
        assertThat(late.getFirst()).isNotNegative();
        assertThat(late.getLast()).isLessThan(PROMISED.toMillis());
    }

    @Test
    void catchUpWithAllAtOnce() {
        Instant then = clock.instant().minusSeconds(3600);
        snooze(then);
        long began = System.nanoTime();
        int fired = new Timers(storage, Rulebook::builtIn, clock, new SimpleMeterRegistry()).fire();
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        LOG.info("{} snoozes that ended long ago are woken within {}", fired, took);
        assertThat(fired).isEqualTo(COUNT);
        List<Instant> inOrder = jdbc
                .queryForList(
                        "SELECT s.payload::json->>'until' FROM store.domain_event w"
                                + " JOIN store.domain_event s ON s.aggregate_id = w.aggregate_id AND s.sequence_number = 1"
                                + " WHERE w.payload_type = 'incident-woken' ORDER BY w.global_index",
                        String.class)
                .stream()
                .map(Instant::parse)
                .toList();
        assertThat(inOrder).isSorted();
    }

    @Test
    void fireOnceThoughNodesAreKilledBetweenDueAndDone() throws Exception {
        snooze(clock.instant().minusSeconds(3600));
        for (int kills = 0; kills < KILLS; kills++) {
            try (Connection writing = database.dataSource().getConnection()) {
                writing.setAutoCommit(false);
                writing.createStatement().execute("LOCK TABLE store.domain_event IN SHARE MODE");
                Process node = TimersNode.start(database.jdbcUrl());
                while (waiting() == 0) {
                    assertThat(node.isAlive()).isTrue();
                    LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                }
                node.destroyForcibly().waitFor();
                writing.rollback();
            }
        }
        assertThat(woken()).isZero();

        end(new Timers(storage, Rulebook::builtIn, clock, new SimpleMeterRegistry()));

        assertThat(woken()).isEqualTo(COUNT);
        assertThat(jdbc.queryForObject(
                        "SELECT count(DISTINCT aggregate_id) FROM store.domain_event"
                                + " WHERE payload_type = 'incident-woken'",
                        Long.class))
                .isEqualTo(COUNT);
    }

    /** The database notices only in a while that a node is gone, and what it was at is not due for others until then. */
    private void end(Timers timers) {
        while (storage.timers().next().isPresent()) {
            timers.fire();
        }
    }

    /** Transactions that wait to append. */
    private long waiting() {
        Long waiting = jdbc.queryForObject(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'store.domain_event'::regclass",
                Long.class);
        return waiting == null ? 0 : waiting;
    }

    @Test
    void costNextToNothingWhileTheyWait() {
        snooze(clock.instant().plus(Duration.ofDays(1)));
        storage.timers().next();
        long began = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(storage.timers().next()).isPresent();
        }
        Duration each = Duration.ofNanos((System.nanoTime() - began) / 100);

        LOG.info("Looking for the next of {} costs {}", COUNT, each);
        assertThat(each).isLessThan(Duration.ofMillis(50));
    }

    private long woken() {
        Long woken = jdbc.queryForObject(
                "SELECT count(*) FROM store.domain_event WHERE payload_type = 'incident-woken'", Long.class);
        return woken == null ? 0 : woken;
    }

    /** How late each was woken, in milliseconds, the earliest first. */
    private List<Long> late() {
        return jdbc.queryForList(
                "SELECT (extract(epoch FROM (w.payload::json->>'at')::timestamptz"
                        + " - (s.payload::json->>'until')::timestamptz) * 1000)::bigint"
                        + " FROM store.domain_event w JOIN store.domain_event s"
                        + " ON s.aggregate_id = w.aggregate_id AND s.sequence_number = 1"
                        + " WHERE w.payload_type = 'incident-woken' ORDER BY 1",
                Long.class);
    }

    private void snooze(Instant from) {
        for (int first = 0; first < COUNT; first += AT_ONCE) {
            int some = first;
            storage.inOneUnit(() -> {
                List<Append> appends = new ArrayList<>();
                List<KnownIncidents.Change> changes = new ArrayList<>();
                for (int i = some; i < Math.min(COUNT, some + AT_ONCE); i++) {
                    snooze(
                            new IncidentNumber(i + 1L),
                            from.plus(SPREAD.multipliedBy(i).dividedBy(COUNT)),
                            appends,
                            changes);
                }
                storage.incidents().save(changes);
                storage.append(appends);
                return changes.size();
            });
        }
    }

    private static void snooze(
            IncidentNumber number, Instant until, List<Append> appends, List<KnownIncidents.Change> changes) {
        Instant began = until.minus(Duration.ofHours(3));
        IncidentOpened opened = new IncidentOpened(
                number,
                began,
                "shop",
                "DiskFull",
                "disk full",
                "",
                Severity.S3,
                "Gold",
                IncidentStatus.TODO,
                "#l1",
                new Response(ResponseClass.BATCH, null),
                GroupKey.of("g" + number),
                1,
                List.of(),
                null,
                new Why(0, "", ""));
        IncidentSnoozed snoozed = new IncidentSnoozed(number, began, "@petr.petrov", until, false, null);
        appends.add(new Append(number.stream(), 0, opened));
        appends.add(new Append(number.stream(), 1, snoozed));
        changes.add(
                new KnownIncidents.Change(null, IncidentState.evolve(IncidentState.opened(opened), List.of(snoozed))));
    }

    private void waitUntil(Instant moment) {
        while (clock.instant().isBefore(moment)) {
            LockSupport.parkNanos(Duration.between(clock.instant(), moment).toNanos());
        }
    }
}
