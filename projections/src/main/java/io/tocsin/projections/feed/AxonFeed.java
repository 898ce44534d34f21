package io.tocsin.projections.feed;

import io.tocsin.projections.fold.Projector;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Brings the events to the projector as they are committed, as many together as there are, by one of Axon's tracking
 * processors: its thread waits on the stream itself, where a pooled one hands over at most a thousand events at a time from
 * one thread to another. Of several nodes one does it, the one that holds the token's claim; when it fails it stops, and tries
 * again later.
 *
 * <p>With a transaction manager for the projector's own data source, rows and token are committed together. Where they are
 * not, no harm is done: the position that counts is the projector's.
 */
public final class AxonFeed implements AutoCloseable {

    /** The processor's name, under which its token is kept. */
    public static final String NAME = "projections";

    /** An incident that a storm changes again and again is written once a batch. */
    private static final int BATCH = 5_000;

    /** So often an idle node renews its claim; and so long it may take to stop. */
    private static final int IDLE_MILLIS = 500;

    private final BatchInvoker invoker;
    private final TrackingEventProcessor processor;

    /** @param source its tokens are {@link GapAwareTrackingToken}s whose index is the event's position */
    public AxonFeed(
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokens,
            TransactionManager transactions,
            Projector projector) {
        this.invoker = new BatchInvoker(projector);
        this.processor = TrackingEventProcessor.builder()
                .name(NAME)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.INSTANCE)
                .messageSource(source)
                .tokenStore(new AlignedTokens(tokens, projector))
                .transactionManager(transactions)
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(BATCH)
                        .andInitialTrackingToken(ignored -> token(projector.applied()))
                        .andEventAvailabilityTimeout(IDLE_MILLIS, TimeUnit.MILLISECONDS)
                        .andThreadFactory(
                                name -> Thread.ofPlatform().name(name).daemon().factory()))
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
    }

    static TrackingToken token(long position) {
        return GapAwareTrackingToken.newInstance(position, Collections.emptySet());
    }
}
