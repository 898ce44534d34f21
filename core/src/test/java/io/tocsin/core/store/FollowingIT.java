package io.tocsin.core.store;

import static io.tocsin.core.store.Streams.append;
import static io.tocsin.core.store.Streams.comments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FollowingIT {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Streams streams = new Streams();
    private final EventStorage storage = streams.storage;

    @AfterEach
    void close() {
        threads.close();
        streams.close();
    }

    @Nested
    class Wakening {

        @Test
        void comesWithTheCommitAndSeesWhatWasCommitted() throws InterruptedException {
            CountDownLatch woken = new CountDownLatch(1);
            try (BlockingStream<TrackedEventMessage<?>> stream =
                    storage.events().openStream(null)) {
                assertThat(stream.hasNextAvailable()).isFalse();
                assertThat(stream.setOnAvailableCallback(woken::countDown)).isTrue();
                append(storage, comments(1, 0, 1));

                assertThat(woken.await(0, TimeUnit.SECONDS)).isTrue();
                assertThat(stream.hasNextAvailable()).isTrue();
                assertThat(stream.nextAvailable().getPayload())
                        .isEqualTo(comments(1, 0, 1).getFirst().event());
            }
        }

        @Test
        void endsTheWaitOfAnotherThread() throws InterruptedException {
            try (BlockingStream<TrackedEventMessage<?>> stream =
                    storage.events().openStream(null)) {
                CountDownLatch waiting = new CountDownLatch(1);
                CompletableFuture<TrackedEventMessage<?>> next = CompletableFuture.supplyAsync(
                        () -> {
                            waiting.countDown();
                            return next(stream);
                        },
                        threads);
                waiting.await();
                append(storage, comments(1, 0, 1));

                assertThat(next.orTimeout(20, TimeUnit.SECONDS).join().getPayload())
                        .isEqualTo(comments(1, 0, 1).getFirst().event());
            }
        }

        @Test
        void doesNotComeAfterARollback() {
            AtomicInteger woken = new AtomicInteger();
            try (BlockingStream<TrackedEventMessage<?>> stream =
                    storage.events().openStream(null)) {
                stream.setOnAvailableCallback(woken::incrementAndGet);
                assertThatIllegalStateException()
                        .isThrownBy(() -> storage.inOneUnit(() -> {
                            storage.append(comments(1, 0, 1));
                            throw new IllegalStateException("changed my mind");
                        }));
            }

            assertThat(woken).hasValue(0);
        }

        @Test
        void comesInAWhileForAMessageThatBringsNoNews() throws InterruptedException {
            CountDownLatch woken = new CountDownLatch(1);
            try (BlockingStream<TrackedEventMessage<?>> stream =
                    storage.events().openStream(null)) {
                assertThat(stream.hasNextAvailable()).isFalse();
                stream.setOnAvailableCallback(woken::countDown);
                append(storage, List.of(new Append(EventSamples.MESSAGE.toString(), 0, EventSamples.received())));

                assertThat(woken.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(stream.nextAvailable().getPayload()).isEqualTo(EventSamples.received());
            }
        }

        @Test
        void endsWithTheStream() {
            AtomicInteger woken = new AtomicInteger();
            BlockingStream<TrackedEventMessage<?>> stream = storage.events().openStream(null);
            stream.setOnAvailableCallback(woken::incrementAndGet);
            stream.close();
            append(storage, comments(1, 0, 1));

            assertThat(woken).hasValue(0);
        }
    }

    @Nested
    class Reading {

        @Test
        void seesWhatAnotherNodeCommitted() throws InterruptedException {
            try (BlockingStream<TrackedEventMessage<?>> stream =
                    storage.events().openStream(null)) {
                assertThat(stream.hasNextAvailable()).isFalse();
                append(streams.otherNode(), comments(1, 0, 3));

                assertThat(stream.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
                assertThat(stream.nextAvailable().getPayload())
                        .isEqualTo(comments(1, 0, 1).getFirst().event());
            }
        }

        @Test
        void goesOnAfterTheToken() throws InterruptedException {
            append(storage, comments(1, 0, 5));
            TrackingToken third;
            try (BlockingStream<TrackedEventMessage<?>> stream =
                    storage.events().openStream(null)) {
                stream.nextAvailable();
                stream.nextAvailable();
                third = stream.nextAvailable().trackingToken();
            }

            try (BlockingStream<TrackedEventMessage<?>> stream =
                    storage.events().openStream(third)) {
                assertThat(stream.peek()).isPresent();
                assertThat(stream.nextAvailable().getPayload())
                        .isEqualTo(comments(1, 3, 1).getFirst().event());
                assertThat(stream.nextAvailable().trackingToken().position()).hasValue(5);
                assertThat(stream.hasNextAvailable()).isFalse();
            }
        }

        @Test
        void beginsWhereHeadAndTailSay() {
            append(storage, comments(1, 0, 5));

            try (BlockingStream<TrackedEventMessage<?>> head =
                    storage.events().openStream(storage.events().createHeadToken())) {
                assertThat(head.peek()).isEmpty();
            }
            try (BlockingStream<TrackedEventMessage<?>> tail =
                    storage.events().openStream(storage.events().createTailToken())) {
                assertThat(tail.peek()).isPresent();
            }
        }

        @Test
        void givesUpWhenNothingComesInTime() throws InterruptedException {
            try (BlockingStream<TrackedEventMessage<?>> stream =
                    storage.events().openStream(null)) {
                assertThat(stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();
                assertThat(stream.peek()).isEmpty();
            }
        }
    }

    private static TrackedEventMessage<?> next(BlockingStream<TrackedEventMessage<?>> stream) {
        try {
            return stream.nextAvailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
