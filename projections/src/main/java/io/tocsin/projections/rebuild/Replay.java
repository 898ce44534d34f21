package io.tocsin.projections.rebuild;

import io.tocsin.core.store.EventLog;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.projections.fold.Projector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Reads the events from the beginning on and applies them. */
final class Replay {

    private static final int BATCH = 5_000;

    private final EventLog log;
    private final Projector projector;
    private final InstantSource clock;
    private final Consumer<Progress> listener;
    private final Instant begun;

    Replay(EventLog log, Projector projector, InstantSource clock, Consumer<Progress> listener) {
        this.log = log;
        this.projector = projector;
        this.clock = clock;
        this.listener = listener;
        this.begun = clock.instant();
    }

    /** Applies what is missing up to the position. While one batch is applied, the next one is read. */
    Progress upTo(long position) {
        long done = projector.applied();
        CompletableFuture<List<StoredEvent>> next = read(done, position);
        while (done < position) {
            List<StoredEvent> batch = taken(next);
            if (batch.isEmpty()) {
                throw new IllegalStateException(
                        "Expected events up to position " + position + ", but there are none after " + done);
            }
            done = batch.getLast().position();
            next = read(done, position);
            projector.apply(batch);
            listener.accept(progress(done, position));
        }
        return progress(done, position);
    }

    private CompletableFuture<List<StoredEvent>> read(long done, long position) {
        return done >= position
                ? CompletableFuture.completedFuture(List.of())
                : CompletableFuture.supplyAsync(
                        () -> log.after(done, (int) Math.min(BATCH, position - done)), Thread::startVirtualThread);
    }

    private static List<StoredEvent> taken(CompletableFuture<List<StoredEvent>> batch) {
        try {
            return batch.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Progress progress(long done, long total) {
        return new Progress(done, total, Duration.between(begun, clock.instant()));
    }
}
