package io.tocsin.projections.feed;

import io.tocsin.projections.fold.Projector;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Brings the events to the projector as they are committed, many at a time, by one of Axon's pooled processors. Of several
 * nodes one does it, the one that holds the token's claim; when it fails it stops, and tries again later.
 *
 * <p>With a transaction manager for the projector's own data source, rows and token are committed together. Where they are
 * not, no harm is done: the position that counts is the projector's.
 */
public final class AxonFeed implements AutoCloseable {

    /** The processor's name, under which its token is kept. */
    public static final String NAME = "projections";

    private static final int BATCH = 2_000;

    private final ScheduledExecutorService coordinator = thread("projections-coordinator");
    private final ScheduledExecutorService worker = thread("projections");
    private final BatchInvoker invoker;
    private final PooledStreamingEventProcessor processor;

    /** @param source its tokens are {@link GapAwareTrackingToken}s whose index is the event's position */
    public AxonFeed(
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokens,
            TransactionManager transactions,
            Projector projector) {
        this.invoker = new BatchInvoker(projector);
        this.processor = PooledStreamingEventProcessor.builder()
                .name(NAME)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.INSTANCE)
                .messageSource(source)
                .tokenStore(new AlignedTokens(tokens, projector))
                .transactionManager(transactions)
                .initialSegmentCount(1)
                .initialToken(ignored -> token(projector.applied()))
                .batchSize(BATCH)
                .enableCoordinatorClaimExtension()
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .build();
    }

    public void start() {
        processor.start();
    }

    /** Why the last batch was not applied; empty when it was. While there is something, the projections stand still. */
    public Optional<Throwable> failure() {
        return invoker.failure();
    }

    /** Finishes the batch that it is at. */
    @Override
    public void close() {
        processor.shutDown();
        coordinator.shutdown();
        worker.shutdown();
    }

    static TrackingToken token(long position) {
        return GapAwareTrackingToken.newInstance(position, Collections.emptySet());
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }
}
