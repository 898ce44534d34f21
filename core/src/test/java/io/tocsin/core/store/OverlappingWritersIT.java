package io.tocsin.core.store;

import static io.tocsin.core.store.Streams.append;
import static io.tocsin.core.store.Streams.comments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writers whose transactions overlap: no follower may ever pass by an event that becomes visible later. */
class OverlappingWritersIT {

    private static final int MANY = 20_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Streams streams = new Streams();
    private final EventStorage storage = streams.storage;

    @AfterEach
    void close() {
        threads.close();
        streams.close();
    }

    @Test
    void areSeenInFullByAFollower() throws InterruptedException {
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        EventStorage otherNode = streams.otherNode();
        try (BlockingStream<TrackedEventMessage<?>> stream = storage.events().openStream(null)) {
            CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> holdOpen(appended, release), threads);
            appended.await();
            CompletableFuture<Void> quick =
                    CompletableFuture.runAsync(() -> append(otherNode, comments(2, 0, 1)), threads);
            assertWaits(quick);
            assertThat(stream.hasNextAvailable()).isFalse();
            release.countDown();
            CompletableFuture.allOf(slow, quick).orTimeout(30, TimeUnit.SECONDS).join();
            makeOld();
            for (int from = 0; from < MANY; from += 2_000) {
                append(otherNode, comments(3, from, 2_000));
            }

            assertThat(positions(stream))
                    .isEqualTo(LongStream.rangeClosed(1, MANY + 2).boxed().toList());
            assertThat(storage.log().stream("incident-1"))
                    .singleElement()
                    .satisfies(first -> assertThat(first.position()).isEqualTo(1));
        }
    }

    @Test
    void numberDenselyThoughSomeOfThemRollBack() throws InterruptedException {
        int writers = 4;
        int units = 50;
        AtomicBoolean done = new AtomicBoolean();
        try (BlockingStream<TrackedEventMessage<?>> stream = storage.events().openStream(null)) {
            CompletableFuture<?>[] all = IntStream.range(0, writers)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> writeOrNot(writer, units), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture<Void> end = CompletableFuture.allOf(all).whenComplete((r, e) -> done.set(true));

            List<Long> seen = new ArrayList<>();
            while (!done.get() || stream.hasNextAvailable()) {
                if (stream.hasNextAvailable(100, TimeUnit.MILLISECONDS)) {
                    seen.add(stream.nextAvailable().trackingToken().position().orElseThrow());
                }
            }
            end.join();
            seen.addAll(positions(stream));
            assertThat(seen)
                    .isEqualTo(LongStream.rangeClosed(1, storage.log().head())
                            .boxed()
                            .toList());
            assertThat(seen).hasSize(writers * (units - units / 5) * 3);
        }
    }

    @Test
    void ofOneStreamAreToldWhoWasFirst() {
        Set<Class<?>> outcomes = ConcurrentHashMap.newKeySet();
        CompletableFuture<?>[] all = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> append(storage, comments(1, 0, 1)), threads)
                        .handle((done, failure) -> outcomes.add(failure == null ? Void.class : cause(failure))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).orTimeout(30, TimeUnit.SECONDS).join();

        assertThat(storage.log().stream("incident-1")).hasSize(1);
        assertThat(outcomes).isSubsetOf(Void.class, ConflictException.class);
    }

    /** Its event has its position already, and is not committed before it is released. */
    private void holdOpen(CountDownLatch appended, CountDownLatch release) {
        storage.inOneUnit(() -> {
            storage.append(comments(1, 0, 1));
            CurrentUnitOfWork.get().onPrepareCommit(unit -> {
                appended.countDown();
                await(release);
            });
            return 1;
        });
    }

    private static void assertWaits(CompletableFuture<Void> writer) {
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> writer.get(300, TimeUnit.MILLISECONDS));
    }

    /** Axon by itself would take gaps before events of this age as never to be filled. */
    private void makeOld() {
        new JdbcTemplate(storage.dataSource())
                .update("UPDATE store.domain_event SET recorded_at = now() - interval '61 s'");
    }

    private void writeOrNot(int writer, int units) {
        long sequence = 0;
        for (int unit = 0; unit < units; unit++) {
            List<Append> appends = comments(100 + writer, sequence, 3);
            if (unit % 5 == 0) {
                rollBack(appends);
            } else {
                append(storage, appends);
                sequence += 3;
            }
        }
    }

    private void rollBack(List<Append> appends) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> storage.inOneUnit(() -> {
                    storage.append(appends);
                    CurrentUnitOfWork.get().onPrepareCommit(unit -> {
                        throw new IllegalStateException("too late");
                    });
                    return 0;
                }));
    }

    private static List<Long> positions(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        while (stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
            positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
        }
        return positions;
    }

    private static Class<?> cause(Throwable failure) {
        return Objects.requireNonNull(failure.getCause()).getClass();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
