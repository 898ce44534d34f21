package io.tocsin.api.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.api.vitals.Checkup;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.intake.IntakeSettings;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.core.timer.Timers;
import io.tocsin.projections.fold.Projector;
import io.tocsin.projections.schema.ProjectionsSchema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What Tocsin tells of itself, over a real database. */
class VitalsIT {

    private static final TocsinSettings.OwnAlertSettings SETTINGS = new TocsinSettings.OwnAlertSettings(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            10,
            Duration.ofMinutes(1),
            3,
            Duration.ofMinutes(5),
            Duration.ofSeconds(30));

    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EventStorage storage = new EventStorage(database.dataSource());
    private volatile Instant now = Instant.parse("2026-10-26T15:00:00Z");
    private Intake intake;
    private Timers timers;
    private Feed feed;
    private Vitals vitals;
    private Checkup checkup;

    @BeforeEach
    void start() {
        EventStorage.migrate(database.dataSource());
        ProjectionsSchema.migrate(database.dataSource(), ProjectionsSchema.LIVE);
        live();
    }

    @AfterEach
    void close() {
        stop();
        database.close();
    }

    @Test
    void isWellAtFirstAndSaysNothing() {
        feed.start();
        look(120);

        await(() -> vitals.troubles().isEmpty());
        assertThat(fired("ProjectionLag") + fired("TimersLate") + fired("MessagesRejected"))
                .isZero();
    }

    @Test
    void tellsThatThePeopleSeeOldThingsUntilTheyDoNot() {
        for (int i = 0; i < 5; i++) {
            say("{\"trigger\": \"T" + i + "\"}");
        }
        assertThat(vitals.troubles()).contains("the projections are behind");
        look(90);
        assertThat(fired("ProjectionLag")).isOne();

        feed.start();
        await(() -> feed.lag() == 0);
        look(90);

        assertThat(resolved("ProjectionLag")).isOne();
        assertThat(fired("ProjectionLag")).isOne();
        await(() -> vitals.troubles().isEmpty());
    }

    @Test
    void tellsThatTimersAreLateThoughTheyThemselvesAreDead() {
        timers.close();
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        jdbc.update("INSERT INTO store.incident_due VALUES (4711, timestamptz '2026-10-26T15:00:00Z', false)");
        look(120);

        assertThat(fired("TimersLate")).isOne();
        assertThat(vitals.troubles()).contains("timers are late", "the timers are stuck");

        jdbc.update("DELETE FROM store.incident_due WHERE number = 4711");
        look(120);
        assertThat(resolved("TimersLate")).isOne();
    }

    @Test
    void tellsOfManyMessagesThatNobodyUnderstands() {
        feed.start();
        look(1);
        for (int i = 0; i < 3; i++) {
            say("not JSON");
        }
        look(10);
        assertThat(fired("MessagesRejected")).isOne();

        look(500);
        assertThat(resolved("MessagesRejected")).isOne();
        assertThat(fired("MessagesRejected")).isOne();
    }

    @Test
    void settlesInItsNextLifeWhatItBeganInThisOne() {
        for (int i = 0; i < 5; i++) {
            say("{\"trigger\": \"T" + i + "\"}");
        }
        look(90);
        stop();
        live();
        feed.start();
        await(() -> feed.lag() == 0);
        look(90);

        assertThat(fired("ProjectionLag")).isOne();
        assertThat(resolved("ProjectionLag")).isOne();
    }

    @Test
    void isNotWellWhileTheIntakeIsStuck() {
        feed.start();
        intake.close();
        now = now.plusSeconds(31);

        assertThat(vitals.troubles()).contains("the intake is stuck");
    }

    private void live() {
        intake = new Intake(storage, Rulebook::builtIn, Mutes::none, () -> now, IntakeSettings.defaults(), meters);
        intake.start();
        timers = new Timers(storage, Rulebook::builtIn, () -> now, meters);
        timers.start();
        feed = new Feed(storage, new Projector(database.dataSource(), ProjectionsSchema.LIVE), meters);
        vitals = new Vitals(intake, timers, feed, storage, () -> now, meters, SETTINGS);
        checkup = new Checkup(vitals.ailments(), new OwnAlerts(intake, () -> now));
    }

    private void stop() {
        timers.close();
        intake.close();
        feed.stop();
    }

    private void look(int seconds) {
        for (int i = 0; i < seconds; i += 5) {
            checkup.look(now);
            now = now.plusSeconds(5);
        }
        Instant last = now;
        await(() -> !intake.turned().isBefore(last));
    }

    private void say(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        intake.submit(new Delivery(
                        MessageId.next(now), "test", Format.NATIVE, "application/json", bytes, now, null, null))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private long fired(String trigger) {
        return count(trigger, AlertFired.class);
    }

    private long resolved(String trigger) {
        return count(trigger, AlertResolved.class);
    }

    private long count(String trigger, Class<?> type) {
        String stream = Fingerprint.of("tocsin", trigger, Labels.none()).toString();
        return storage.log().stream(stream).stream()
                .map(StoredEvent::event)
                .filter(type::isInstance)
                .count();
    }

    private static void await(BooleanSupplier come) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!come.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes in time").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
