package io.tocsin.api.stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the hub look, again and again; and ends all streams before the web server begins to wait for its requests to end. */
@Component
class Streaming implements SmartLifecycle {

    private static final int EVERY_MILLIS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Streaming.class);

    private final Hub hub;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stream").daemon().factory());
    private @Nullable ScheduledFuture<?> looking;
    private volatile boolean running;
    private boolean failing;

    Streaming(Hub hub, MeterRegistry registry) {
        this.hub = hub;
        Gauge.builder("tocsin.stream.readers", hub, Hub::readers)
                .description("Readers of the stream of incidents")
                .register(registry);
        FunctionCounter.builder("tocsin.stream.slow", hub, Hub::slow)
                .description("Readers that were sent away because they did not keep up")
                .register(registry);
    }

    @Override
    public void start() {
        running = true;
        looking = thread.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        hub.close();
        if (looking != null) {
            looking.cancel(true);
        }
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** What could not be looked at is looked at next time: nothing is passed over. */
    private void look() {
        try {
            hub.look();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing && running) {
                LOG.warn("The stream of incidents could not be looked at; it is tried again", e);
            }
            failing = true;
        }
    }
}
