package io.tocsin.api.incident;

import io.tocsin.core.store.EventStorage;
import io.tocsin.projections.fold.Projector;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Waits until what was stored can be seen. Safe for use by many threads. */
@Component
public final class Visibility {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FIRST_REST = Duration.ofMillis(1);
    private static final Duration LONGEST_REST = Duration.ofMillis(50);

    private final LongSupplier stored;
    private final LongSupplier visible;
    private final Duration patience;

    @Autowired
    public Visibility(EventStorage storage, Projector projector) {
        this(() -> storage.log().head(), projector::applied, PATIENCE);
    }

    Visibility(LongSupplier stored, LongSupplier visible, Duration patience) {
        this.stored = stored;
        this.visible = visible;
        this.patience = patience;
    }

    /** Returns once everything stored before the call is visible; false when that takes longer than two seconds. */
    public boolean await() {
        long wanted = stored.getAsLong();
        long deadline = System.nanoTime() + patience.toNanos();
        long rest = FIRST_REST.toNanos();
        while (visible.getAsLong() < wanted) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(this, rest);
            rest = Math.min(2 * rest, LONGEST_REST.toNanos());
        }
        return true;
    }
}
