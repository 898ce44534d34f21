package io.tocsin.api.kafka;

import io.tocsin.core.intake.Receipt;
import io.tocsin.core.intake.StreamedDelivery;
import io.tocsin.core.store.Once;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What outlives a consumer.
 *
 * @param once where the offsets are kept
 * @param client the client itself fails, as for a wrong password
 * @param connection no broker is heard
 * @param storing records cannot be stored
 */
record Surroundings(
        KafkaSettings settings,
        Function<StreamedDelivery, CompletableFuture<Receipt>> intake,
        Once once,
        RecordReader reader,
        KafkaMeters meters,
        LongSupplier nanoTime,
        Trouble client,
        Trouble connection,
        Trouble storing) {

    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration WAITING = Duration.ofSeconds(5);

    static Surroundings of(
            KafkaSettings settings,
            Function<StreamedDelivery, CompletableFuture<Receipt>> intake,
            Once once,
            RecordReader reader,
            KafkaMeters meters) {
        LongSupplier nanoTime = System::nanoTime;
        return new Surroundings(
                settings,
                intake,
                once,
                reader,
                meters,
                nanoTime,
                new Trouble(Duration.ZERO, nanoTime, "Kafka is read again"),
                new Trouble(SILENCE, nanoTime, "Kafka answers again"),
                new Trouble(WAITING, nanoTime, "Records from Kafka are stored again"));
    }
}
