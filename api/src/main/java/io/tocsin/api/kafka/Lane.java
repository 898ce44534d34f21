package io.tocsin.api.kafka;

import io.tocsin.core.intake.Receipt;
import io.tocsin.core.intake.StreamedDelivery;
import io.tocsin.core.message.StreamPosition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of one partition on their way into the intake, in their order. A record leaves when it is stored, never
 * otherwise; what was refused or failed is submitted again after a while. Used by the polling thread only.
 */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

    private static final class Traveller {

        final StreamedDelivery delivery;

        @Nullable CompletableFuture<Receipt> answer;

        Traveller(StreamedDelivery delivery) {
            this.delivery = delivery;
        }

        boolean isInFlight() {
            return answer != null && !answer.isDone();
        }

        boolean isStored() {
            return answer != null && answer.isDone() && !answer.isCompletedExceptionally();
        }

        boolean hasFailed() {
            return answer != null && answer.isCompletedExceptionally();
        }
    }

    private final TopicPartition partition;
    private final RecordReader reader;
    private final Function<StreamedDelivery, CompletableFuture<Receipt>> intake;
    private final KafkaMeters meters;
    private final Deque<Traveller> travellers = new ArrayDeque<>();
    private final Backoff backoff;
    private long follows;
    private long stored = -1;
    private @Nullable Throwable failure;

    Lane(
            TopicPartition partition,
            RecordReader reader,
            Function<StreamedDelivery, CompletableFuture<Receipt>> intake,
            KafkaMeters meters,
            LongSupplier nanoTime) {
        this.partition = partition;
        this.reader = reader;
        this.intake = intake;
        this.meters = meters;
        this.backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY, nanoTime);
    }

    /** @param next the offset up to which everything is stored; 0 when nothing is */
    void begin(long next) {
        follows = next;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        travellers.add(new Traveller(reader.read(record, follows)));
        follows = record.offset() + 1;
    }

    /** Lets out what is stored, and sends in what waits, unless it is too early to try again. */
    void move() {
        settle();
        Traveller head = travellers.peek();
        if (head != null && !head.hasFailed() && backoff.isReady()) {
            submit();
        }
    }

    /** Lets out what is stored. */
    void settle() {
        Traveller head = travellers.peek();
        while (head != null && head.isStored()) {
            leave();
            head = travellers.peek();
        }
        if (head != null && head.hasFailed() && travellers.stream().noneMatch(Traveller::isInFlight)) {
            rewind(head);
        }
    }

    /** Waits until the head is answered, at most so long; at once when it is not submitted. */
    void await(Duration atMost) throws InterruptedException {
        Traveller head = travellers.peek();
        if (head != null && head.answer != null) {
            await(head.answer, atMost);
        }
    }

    /** Waits until everything that was submitted is answered, at most so long. */
    void awaitAll(Duration atMost) throws InterruptedException {
        CompletableFuture<?>[] answers =
                travellers.stream().map(t -> t.answer).filter(Objects::nonNull).toArray(CompletableFuture<?>[]::new);
        await(CompletableFuture.allOf(answers), atMost);
    }

    private static void await(CompletableFuture<?> answer, Duration atMost) throws InterruptedException {
        try {
            answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.trace("Not answered within {}", atMost);
        } catch (ExecutionException e) {
            LOG.trace("Answered with a failure", e);
        }
    }

    TopicPartition partition() {
        return partition;
    }

    int size() {
        return travellers.size();
    }

    /** Whether any was submitted and is not answered yet. */
    boolean isInFlight() {
        return travellers.stream().anyMatch(Traveller::isInFlight);
    }

    /** The offset after the last record that left; -1 before the first. */
    long stored() {
        return stored;
    }

    /** Why the last try failed; null when it did not. */
    @Nullable Throwable failure() {
        return failure;
    }

    /** How long until the next try. */
    Duration rest() {
        return backoff.left();
    }

    private void leave() {
        StreamPosition position = travellers.remove().delivery.delivery().position();
        if (position != null) {
            stored = position.offset() + 1;
        }
        meters.stored(partition.topic());
        backoff.succeeded();
        failure = null;
    }

    /** Those that failed are as if never submitted; those behind them that are stored stay so. */
    private void rewind(Traveller head) {
        Throwable reason = head.answer == null ? null : head.answer.exceptionNow();
        travellers.stream().filter(Traveller::hasFailed).forEach(traveller -> traveller.answer = null);
        if (reason != null) {
            retryLater(reason);
        }
    }

    private void submit() {
        for (Traveller traveller : travellers) {
            if (traveller.answer == null) {
                try {
                    traveller.answer = intake.apply(traveller.delivery);
                } catch (RuntimeException e) {
                    retryLater(e);
                    return;
                }
            }
        }
    }

    private void retryLater(Throwable reason) {
        failure = reason;
        backoff.failed();
        meters.retry(reason);
    }
}
