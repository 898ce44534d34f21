package io.tocsin.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.intake.OverloadedException;
import io.tocsin.core.intake.Receipt;
import io.tocsin.core.intake.StreamedDelivery;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.StreamPosition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final Instant NOW = Instant.parse("2026-10-26T15:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final KafkaMeters meters = new KafkaMeters(registry);
    private final List<StreamedDelivery> submitted = new ArrayList<>();
    private final List<CompletableFuture<Receipt>> answers = new ArrayList<>();
    private int room = Integer.MAX_VALUE;
    private long nanos;

    private final Lane lane =
            new Lane(new TopicPartition("topic", 0), new RecordReader(() -> NOW), this::submit, meters, () -> nanos);

    @Test
    void submitsInOrderAndTellsWhatComesBefore() {
        lane.begin(3);
        add(5, 6, 9);
        lane.move();

        assertThat(offsets()).containsExactly(5L, 6L, 9L);
        assertThat(submitted).extracting(StreamedDelivery::follows).containsExactly(3L, 6L, 7L);
    }

    @Test
    void letsOutWhatIsStored() {
        add(0, 1, 2);
        lane.move();
        store(0);
        store(2);
        lane.move();

        assertThat(lane.size()).isEqualTo(2);
        assertThat(lane.stored()).isEqualTo(1);
        store(1);
        lane.move();
        assertThat(lane.size()).isZero();
        assertThat(lane.stored()).isEqualTo(3);
        assertThat(registry.get("tocsin.kafka.records")
                        .tag("topic", "topic")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void submitsNothingTwiceWhileItWaits() {
        add(0);
        lane.move();
        add(1);
        lane.move();
        lane.move();

        assertThat(offsets()).containsExactly(0L, 1L);
    }

    @Nested
    class AfterAFailure {

        @Test
        void waitsForAllAnswersAndThenSubmitsThoseThatFailedAgain() {
            add(0, 1, 2);
            lane.move();
            fail(0);
            fail(1);
            pass(Duration.ofSeconds(10));
            lane.move();
            assertThat(offsets()).hasSize(3);

            store(2);
            lane.move();
            pass(Duration.ofMillis(50));
            lane.move();
            assertThat(offsets()).containsExactly(0L, 1L, 2L, 0L, 1L);
            assertThat(submitted.get(3).delivery().id())
                    .isEqualTo(submitted.get(0).delivery().id());
            store(3);
            store(4);
            lane.move();
            assertThat(lane.size()).isZero();
            assertThat(lane.failure()).isNull();
        }

        @Test
        void submitsNothingNewBeforeTheOldOnes() {
            add(0);
            lane.move();
            fail(0);
            lane.move();
            add(1);
            lane.move();
            assertThat(offsets()).containsExactly(0L);

            pass(Duration.ofMillis(50));
            lane.move();
            assertThat(offsets()).containsExactly(0L, 0L, 1L);
        }

        @Test
        void triesLaterAndLaterUpToTwoSeconds() {
            add(0);
            lane.move();
            for (int tries = 1; tries <= 10; tries++) {
                fail(tries - 1);
                lane.move();
                assertThat(offsets()).hasSize(tries);
                pass(Duration.ofMillis(Math.min(2_000, 50L << (tries - 1))));
                lane.move();
                assertThat(offsets()).hasSize(tries + 1);
            }

            assertThat(registry.get("tocsin.kafka.retries")
                            .tag("reason", "unavailable")
                            .counter()
                            .count())
                    .isEqualTo(10);
            assertThat(lane.failure()).hasMessage("away");
        }
    }

    @Nested
    class WhenTheIntakeIsFull {

        @Test
        void keepsTheRestAndTriesItLater() {
            room = 2;
            add(0, 1, 2, 3);
            lane.move();
            assertThat(offsets()).containsExactly(0L, 1L);
            assertThat(lane.failure()).isInstanceOf(OverloadedException.class);

            room = 10;
            lane.move();
            assertThat(offsets()).hasSize(2);
            pass(Duration.ofMillis(50));
            lane.move();
            assertThat(offsets()).containsExactly(0L, 1L, 2L, 3L);
            assertThat(registry.get("tocsin.kafka.retries")
                            .tag("reason", "overloaded")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    private CompletableFuture<Receipt> submit(StreamedDelivery delivery) {
        if (submitted.size() == room) {
            throw new OverloadedException("full");
        }
        submitted.add(delivery);
        answers.add(new CompletableFuture<>());
        return answers.getLast();
    }

    private void add(long... offsets) {
        for (long offset : offsets) {
            lane.add(new ConsumerRecord<>("topic", 0, offset, null, "{}".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void store(int submission) {
        answers.get(submission).complete(new Receipt(MessageId.next(NOW), List.of(), List.of(), List.of(), false));
    }

    private void fail(int submission) {
        answers.get(submission).completeExceptionally(new IllegalStateException("away"));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private List<Long> offsets() {
        List<Long> offsets = new ArrayList<>();
        for (StreamedDelivery delivery : submitted) {
            StreamPosition position = delivery.delivery().position();
            offsets.add(position == null ? -1 : position.offset());
        }
        return offsets;
    }
}
