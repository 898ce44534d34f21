package io.tocsin.core.store;

import io.tocsin.core.message.MessageReceived;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store whose followers are woken by each commit that brings news. Axon's own {@code EmbeddedEventStore} has no such call-back:
 * a pooled processor on it asks twice a second.
 */
final class FollowedEventStore extends AbstractEventStore {

    private final Commits commits;
    private final RecentEvents recent;

    FollowedEventStore(EventStorageEngine engine, Commits commits, RecentEvents recent) {
        super(new Builder(engine));
        this.commits = commits;
        this.recent = recent;
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return new FollowingStream(storageEngine(), commits, recent, token);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        if (events.stream().anyMatch(FollowedEventStore::isNews)) {
            commits.signal();
        } else {
            commits.signalSoon();
        }
    }

    /** A message by itself changes nothing that people see: they who follow come to it with the next news, or in a while. */
    private static boolean isNews(EventMessage<?> event) {
        return !(event.getPayload() instanceof MessageReceived);
    }

    private static final class Builder extends AbstractEventStore.Builder {

        Builder(EventStorageEngine engine) {
            storageEngine(engine);
        }
    }
}
