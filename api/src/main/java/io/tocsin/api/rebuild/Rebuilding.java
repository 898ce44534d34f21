package io.tocsin.api.rebuild;

import io.tocsin.projections.rebuild.Progress;
import io.tocsin.projections.rebuild.Rebuild;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds the projections in a thread of its own, one rebuild at a time on the database, whichever node it was asked of. What
 * became of the last one is remembered until the next. Safe for use by many threads.
 */
public final class Rebuilding implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);

    private final Rebuild rebuild;
    private final DataSource dataSource;
    private final InstantSource clock;
    private volatile @Nullable RebuildView last;
    private volatile boolean cancelled;
    private @Nullable Thread thread;

    /** @param dataSource of connections that may create schemas, and that have no limits of time */
    public Rebuilding(Rebuild rebuild, DataSource dataSource, InstantSource clock) {
        this.rebuild = rebuild;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** The one that runs, or else ran last, in this life of this node. */
    Optional<RebuildView> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Begins one.
     *
     * @param swap the new tables are to take the place of the old ones, whether they are equal or not
     * @return empty when one runs already, here or on another node
     */
    synchronized Optional<RebuildView> start(boolean swap, String by) {
        if (last != null && last.state() == RebuildView.State.RUNNING) {
            return Optional.empty();
        }
        Alone alone = alone();
        if (alone == null) {
            return Optional.empty();
        }
        RebuildView view = RebuildView.started(swap, by, clock.instant());
        last = view;
        cancelled = false;
        thread = Thread.ofPlatform().name("rebuild").daemon().start(() -> run(view, alone));
        return Optional.of(view);
    }

    /** The one that runs ends soon, and leaves no trace; without effect when none does, or when it swaps already. */
    void cancel() {
        cancelled = true;
    }

    /** Cancels, and waits until nothing runs. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        cancel();
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whoever sees that it has ended may begin the next. */
    private void run(RebuildView begun, Alone alone) {
        LOG.info("The projections are rebuilt, for {}", begun.by());
        RebuildView ended;
        try (alone) {
            ended = work(begun);
        }
        last = ended;
        LOG.info("The rebuild of the projections is over: {}, equal: {}", ended.state(), ended.equal());
    }

    private RebuildView work(RebuildView begun) {
        try {
            RebuildView compared = begun.compared(rebuild.run(progress -> told(begun, progress)));
            last = compared;
            return end(compared);
        } catch (CancellationException e) {
            discard();
            return told().ended(RebuildView.State.CANCELLED, null, clock.instant());
        } catch (RuntimeException e) {
            LOG.error("The rebuild of the projections failed; the live ones are as they were", e);
            discard();
            return told().ended(RebuildView.State.FAILED, String.valueOf(e.getMessage()), clock.instant());
        }
    }

    private RebuildView end(RebuildView compared) {
        if (cancelled) {
            throw new CancellationException();
        }
        if (compared.swap()) {
            rebuild.swap();
            return compared.ended(RebuildView.State.SWAPPED, null, clock.instant());
        }
        rebuild.discard();
        return compared.ended(RebuildView.State.COMPARED, null, clock.instant());
    }

    private RebuildView told() {
        return Objects.requireNonNull(last, "it was set before the thread began");
    }

    private void told(RebuildView begun, Progress progress) {
        if (cancelled) {
            throw new CancellationException();
        }
        last = begun.after(progress);
    }

    /** A schema that stays is dropped by the next rebuild. */
    private void discard() {
        try {
            rebuild.discard();
        } catch (RuntimeException e) {
            LOG.warn("What was rebuilt could not be dropped; the next rebuild does it", e);
        }
    }

    private @Nullable Alone alone() {
        try {
            return Alone.in(dataSource);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be asked whether a rebuild runs", e);
        }
    }
}
