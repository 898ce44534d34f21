package io.tocsin.projections.rebuild;

import io.tocsin.core.store.EventLog;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.projections.fold.Projector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Reads the events from the beginning on and applies them. */
final class Replay {

    private static final int BATCH = 2_000;

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

    /** Applies what is missing up to the position. */
    Progress upTo(long position) {
        long done = projector.applied();
        while (done < position) {
            List<StoredEvent> batch = log.after(done, (int) Math.min(BATCH, position - done));
            if (batch.isEmpty()) {
                throw new IllegalStateException(
                        "Expected events up to position " + position + ", but there are none after " + done);
            }
            projector.apply(batch);
            done = batch.getLast().position();
            listener.accept(progress(done, position));
        }
        return progress(done, position);
    }

    private Progress progress(long done, long total) {
        return new Progress(done, total, Duration.between(begun, clock.instant()));
    }
}
