package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.alert.AlertWentUnknown;
import io.tocsin.core.alert.Effect;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the intake answers, and what it still knows afterwards, when there is too much or the database is away. */
class TroubleIT {

    private static final String DISK = """
            {"trigger": "DiskFull", "labels": {"host": "a"}, "resendEvery": "30s"}""";
    private static final String DISK_OK = """
            {"trigger": "DiskFull", "labels": {"host": "a"}, "signal": "ok"}""";

    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private final Switch connections = new Switch(database.dataSource());
    private final EventStorage storage = new EventStorage(connections);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private volatile Instant now = Instant.parse("2026-10-26T15:00:00Z");
    private final Intake intake = new Intake(
            storage, Rulebook::builtIn, Mutes::none, () -> now, new IntakeSettings(2, 10_000, 10, 100, 100), meters);

    @BeforeEach
    void migrate() {
        EventStorage.migrate(database.dataSource());
    }

    @AfterEach
    void close() {
        connections.on();
        intake.close();
        database.close();
    }

    @Nested
    class Overload {

        @Test
        void refusesWhatMayNotWaitAndStoresWhatDoes() {
            CompletableFuture<Receipt> first = intake.submit(delivery(DISK));
            CompletableFuture<Receipt> second = intake.submit(delivery(DISK));

            assertThatExceptionOfType(OverloadedException.class).isThrownBy(() -> intake.submit(delivery(DISK)));
            assertThat(meters.counter("tocsin.messages.refused").count()).isOne();
            intake.start();
            assertThat(answer(first).effects()).containsExactly(Effect.RAISED);
            assertThat(answer(second).effects()).containsExactly(Effect.REPEATED);
            assertThat(answer(intake.submit(delivery(DISK))).effects()).containsExactly(Effect.REPEATED);
            assertThat(count(MessageReceived.class)).isEqualTo(3);
        }

        @Test
        void refusesEverythingOnceItStops() {
            intake.start();
            intake.close();

            assertThatExceptionOfType(OverloadedException.class)
                    .isThrownBy(() -> intake.submit(delivery(DISK)))
                    .withMessageContaining("stopping");
        }

        @Test
        void writesWhatWaitsBeforeItStops() {
            CompletableFuture<Receipt> first = intake.submit(delivery(DISK));
            intake.start();
            intake.close();

            assertThat(first).isDone();
            assertThat(answer(first).effects()).containsExactly(Effect.RAISED);
        }
    }

    @Nested
    class WithoutADatabase {

        @Test
        void saysThatItIsUnavailable() {
            intake.start();
            connections.off();

            assertUnavailable(intake.submit(delivery(DISK)));
            assertThat(meters.counter("tocsin.messages.failed").count()).isOne();
        }

        @Test
        void saysSoTooWhenThePoolIsClosed() {
            intake.start();
            database.dataSource().close();

            assertUnavailable(intake.submit(delivery(DISK)));
        }

        @Test
        void believesNothingThatWasNotCommitted() {
            intake.start();
            connections.off();
            assertUnavailable(intake.submit(delivery(DISK)));
            connections.on();

            assertThat(answer(intake.submit(delivery(DISK))).effects()).containsExactly(Effect.RAISED);
        }

        @Test
        void forgetsNothingThatWasCommitted() {
            intake.start();
            answer(intake.submit(delivery(DISK)));
            pass(Duration.ofSeconds(1));
            connections.off();
            assertUnavailable(intake.submit(delivery(DISK_OK)));
            connections.on();

            assertThat(answer(intake.submit(delivery(DISK))).effects()).containsExactly(Effect.REPEATED);
            pass(Duration.ofSeconds(1));
            assertThat(answer(intake.submit(delivery(DISK_OK))).effects()).containsExactly(Effect.RESOLVED);
            assertThat(storage.log().after(0, 100))
                    .extracting(StoredEvent::position)
                    .last()
                    .isEqualTo(storage.log().head());
        }

        @Test
        void stillLooksAtAlertsThatWereDueMeanwhile() throws InterruptedException {
            intake.start();
            answer(intake.submit(delivery(DISK)));
            connections.off();
            awaitRefusalAfter(Duration.ofSeconds(91));
            awaitRefusalAfter(Duration.ofSeconds(11));
            connections.on();

            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (count(AlertWentUnknown.class) == 0 && System.nanoTime() < deadline) {
                pass(Duration.ofSeconds(1));
            }
            assertThat(count(AlertWentUnknown.class)).isOne();
        }
    }

    private void awaitRefusalAfter(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        do {
            pass(time);
            assertThat(System.nanoTime()).as("the database is asked in vain").isLessThan(deadline);
        } while (!connections.awaitRefusal(Duration.ofMillis(200)));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Delivery delivery(String body) {
        return new Delivery(
                MessageId.next(now),
                "test",
                Format.NATIVE,
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                now,
                null,
                null);
    }

    private long count(Class<?> type) {
        return storage.log().after(0, 1_000).stream()
                .map(StoredEvent::event)
                .filter(type::isInstance)
                .count();
    }

    private static Receipt answer(CompletableFuture<Receipt> answer) {
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static void assertUnavailable(CompletableFuture<Receipt> answer) {
        assertThatThrownBy(() -> answer(answer))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UnavailableException.class);
    }
}
