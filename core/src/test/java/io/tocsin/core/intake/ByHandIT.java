package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertWentUnknown;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ByHandIT {

    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private final EventStorage storage = migrated();
    private Instant now = Instant.parse("2026-10-26T15:00:00Z");
    private final Intake intake = new Intake(
            storage, Rulebook::builtIn, Mutes::none, () -> now, IntakeSettings.defaults(), new SimpleMeterRegistry());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void writesNothingBeforeItIsTurned() {
        intake.startByHand();

        CompletableFuture<Receipt> one = say("{\"trigger\": \"A\"}");
        CompletableFuture<Receipt> other = say("{\"trigger\": \"B\"}");

        assertThat(one).isNotDone();
        assertThat(storage.log().head()).isZero();

        intake.turn();

        assertThat(one).isCompleted();
        assertThat(other).isCompleted();
        assertThat(events()).filteredOn(AlertFired.class::isInstance).hasSize(2);
    }

    @Test
    void letsTimePassWhenItIsTurned() {
        intake.startByHand();
        CompletableFuture<Receipt> answer = say("{\"trigger\": \"A\", \"resendEvery\": \"1m\"}");
        intake.turn();
        assertThat(answer).isCompleted();
        now = now.plus(Duration.ofHours(1));
        assertThat(events()).noneMatch(AlertWentUnknown.class::isInstance);

        intake.turn();

        assertThat(events()).filteredOn(AlertWentUnknown.class::isInstance).hasSize(1);
    }

    @Test
    void writesWhatWaitsAtTheEnd() {
        intake.startByHand();
        CompletableFuture<Receipt> answer = say("{\"trigger\": \"A\"}");

        intake.close();

        assertThat(answer).isCompleted();
        assertThat(storage.sources().all()).hasSize(1);
    }

    private CompletableFuture<Receipt> say(String event) {
        byte[] body = event.getBytes(StandardCharsets.UTF_8);
        return intake.submit(
                new Delivery(MessageId.next(now), "test", Format.NATIVE, "application/json", body, now, null, null));
    }

    private List<Object> events() {
        return storage.log().after(0, 1_000).stream().map(StoredEvent::event).toList();
    }

    private EventStorage migrated() {
        EventStorage.migrate(database.dataSource());
        return new EventStorage(database.dataSource());
    }
}
