package io.tocsin.api.program;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.core.store.EventStorage;
import io.tocsin.projections.feed.AxonFeed;
import io.tocsin.projections.fold.Projector;
import java.util.Optional;

/** The projections' feed, with the figures that tell whether it keeps up. */
final class Feed {

    private final AxonFeed feed;
    private final EventStorage storage;
    private final Projector projector;

    Feed(EventStorage storage, Projector projector, MeterRegistry registry) {
        this.feed = new AxonFeed(storage.events(), storage.tokens(), storage.transactions(), projector);
        this.storage = storage;
        this.projector = projector;
        Gauge.builder("tocsin.projection.lag.events", this, Feed::lag)
                .description("Domain events that are stored and not yet visible")
                .register(registry);
    }

    void start() {
        feed.start();
    }

    void stop() {
        feed.close();
    }

    /** How many stored events are not visible yet. */
    long lag() {
        return Math.max(0, storage.log().head() - projector.applied());
    }

    Optional<Throwable> failure() {
        return feed.failure();
    }
}
