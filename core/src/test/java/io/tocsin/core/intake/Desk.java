package io.tocsin.core.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.command.MuteCommands;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.StreamPosition;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** An intake over a real, fresh database, with a clock that the test moves. */
final class Desk implements AutoCloseable {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final EventStorage storage;
    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private volatile Rulebook rulebook;
    private volatile Instant now = Instant.parse("2026-10-26T15:00:00Z");
    private MuteCommands mutes;
    private Intake intake;

    Desk() {
        this(Rulebook.builtIn());
    }

    Desk(Rulebook rulebook) {
        this.rulebook = rulebook;
        EventStorage.migrate(database.dataSource());
        storage = new EventStorage(database.dataSource());
        mutes = mutesOfAnother();
        intake = started();
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Rulebook rulebook() {
        return rulebook;
    }

    Intake intake() {
        return intake;
    }

    /** Another life of the program on the same database. */
    void restart() {
        restartAfter(Duration.ZERO);
    }

    /** The same, with nobody there for a while. */
    void restartAfter(Duration time) {
        intake.close();
        pass(time);
        mutes = mutesOfAnother();
        intake = started();
    }

    /** A second one beside the first, as another node would run it. */
    Intake another() {
        return started();
    }

    /** The same, with what it knows of mutes. */
    Intake another(MuteCommands itsMutes) {
        return started(itsMutes);
    }

    /** From now on these rules hold. */
    void follow(String yaml) {
        rulebook = switch (RulebookReader.read(yaml, rulebook.version() + 1)) {
            case RulebookReading.Accepted accepted -> accepted.rulebook();
            case RulebookReading.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    Receipt say(String nativeEvents) {
        return say(delivery(nativeEvents, null, null));
    }

    Receipt say(Delivery delivery) {
        return intake.submit(delivery).orTimeout(30, TimeUnit.SECONDS).join();
    }

    Delivery delivery(String body, @Nullable String key, @Nullable StreamPosition position) {
        return new Delivery(
                MessageId.next(now),
                "test",
                Format.NATIVE,
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                now,
                key,
                position);
    }

    List<StoredEvent> log() {
        return storage.log().after(0, 100_000);
    }

    /** The incident that was opened last. */
    IncidentNumber lastOpened() {
        return IncidentNumber.ofStream(Objects.requireNonNull(new JdbcTemplate(database.dataSource())
                .queryForObject(
                        "SELECT aggregate_id FROM store.domain_event WHERE payload_type = 'incident-opened'"
                                + " ORDER BY global_index DESC LIMIT 1",
                        String.class)));
    }

    <E> List<E> told(Class<E> type) {
        return log().stream()
                .map(StoredEvent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public void close() {
        intake.close();
        database.close();
    }

    /** The mutes as another node knows them, from the store and by looking there again. */
    MuteCommands mutesOfAnother() {
        return new MuteCommands(storage, () -> rulebook, UUID::randomUUID, now);
    }

    MuteCommands mutes() {
        return mutes;
    }

    private Intake started() {
        return started(mutes);
    }

    private Intake started(MuteCommands mutes) {
        Intake started = new Intake(storage, () -> rulebook, mutes, () -> now, IntakeSettings.defaults(), meters);
        started.start();
        return started;
    }
}
