package io.tocsin.api.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Eventually;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.source.SourceUnwatched;
import io.tocsin.core.store.EventLog;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.projections.rebuild.Rebuild;
import io.tocsin.projections.schema.ProjectionsSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RebuildingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private final DataSource dataSource = database.dataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);

    RebuildingIT() {
        EventStorage.migrate(dataSource);
        ProjectionsSchema.migrate(dataSource, ProjectionsSchema.LIVE);
        jdbc.update("UPDATE projections.applied SET position = 1");
    }

    @Test
    void isOneAtATimeOnTheWholeDatabaseAndCanBeCancelled() {
        Gate gate = new Gate();
        try (Rebuilding here = rebuilding(gate);
                Rebuilding elsewhere = rebuilding(gate)) {
            assertThat(here.start(true, "@a")).isPresent();
            assertThat(here.start(true, "@b")).isEmpty();
            assertThat(elsewhere.start(false, "@c")).isEmpty();

            here.cancel();
            gate.open.countDown();
            Eventually.until(
                    "it has ended", PATIENCE, () -> here.last().orElseThrow().state() != RebuildView.State.RUNNING);
            Eventually.until(
                    "the other may",
                    PATIENCE,
                    () -> elsewhere.start(false, "@c").isPresent());
        }
        assertThat(jdbc.queryForObject("SELECT to_regnamespace('projections_rebuild') IS NULL", Boolean.class))
                .isTrue();
        assertThat(jdbc.queryForObject("SELECT position FROM projections.applied", Long.class))
                .isEqualTo(1);
    }

    @Test
    void tellsWhyItFailedAndLeavesTheLiveTablesAsTheyAre() {
        try (Rebuilding rebuilding = rebuilding(new Broken())) {
            rebuilding.start(true, "@a");
            Eventually.until(
                    "it has failed",
                    PATIENCE,
                    () -> rebuilding.last().orElseThrow().state() == RebuildView.State.FAILED);

            assertThat(rebuilding.last().orElseThrow().error()).isEqualTo("the disk is gone");
        }
        assertThat(jdbc.queryForObject("SELECT position FROM projections.applied", Long.class))
                .isEqualTo(1);
    }

    private Rebuilding rebuilding(EventLog log) {
        InstantSource clock = InstantSource.system();
        return new Rebuilding(new Rebuild(log, dataSource, clock), dataSource, clock);
    }

    /** A log whose only event is long in coming. */
    private static final class Gate implements EventLog {

        final CountDownLatch open = new CountDownLatch(1);

        @Override
        public List<StoredEvent> after(long position, int limit) {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Instant now = Instant.parse("2026-11-21T10:00:00Z");
            return List.of(new StoredEvent(1, "source", 0, now, new SourceUnwatched("prometheus", now)));
        }

        @Override
        public long head() {
            return 1;
        }

        @Override
        public List<StoredEvent> stream(String stream) {
            return List.of();
        }
    }

    private static final class Broken implements EventLog {

        @Override
        public List<StoredEvent> after(long position, int limit) {
            throw new IllegalStateException("the disk is gone");
        }

        @Override
        public long head() {
            return 1;
        }

        @Override
        public List<StoredEvent> stream(String stream) {
            return List.of();
        }
    }
}
