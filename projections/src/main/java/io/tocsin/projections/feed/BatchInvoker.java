package io.tocsin.projections.feed;

import io.tocsin.core.store.StoredEvent;
import io.tocsin.projections.fold.Projector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Collects the events of one unit of work, and applies them together before it is committed. */
final class BatchInvoker implements EventHandlerInvoker {

    private static final String BATCH = BatchInvoker.class.getName();

    private final Projector projector;
    private volatile @Nullable Throwable failure;

    BatchInvoker(Projector projector) {
        this.projector = projector;
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        List<StoredEvent> batch = unit.getOrComputeResource(BATCH, key -> {
            List<StoredEvent> events = new ArrayList<>();
            unit.onPrepareCommit(u -> apply(events));
            return events;
        });
        batch.add(stored(message));
    }

    /** A rebuild runs beside the live tables; these are never emptied and filled again. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    private void apply(List<StoredEvent> batch) {
        try {
            projector.apply(batch);
            failure = null;
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        }
    }

    private static StoredEvent stored(EventMessage<?> message) {
        if (!(message instanceof TrackedEventMessage<?> tracked) || !(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalStateException(
                    "Expected a domain event with its position, but it is a " + message.getClass());
        }
        long position = tracked.trackingToken().position().orElseThrow();
        return new StoredEvent(
                position,
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                event.getPayload());
    }
}
