package io.tocsin.api.program;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.api.vitals.Checkup;
import io.tocsin.api.vitals.Ping;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Watches Tocsin itself, from after its start until before its end: tells of what is wrong, pings outside while nothing is. */
@Component
class SelfWatch implements SmartLifecycle {

    /** Later than {@link Engine}, and ended before it. */
    private static final int PHASE = 1;

    private static final Duration FIRST_PING = Duration.ofSeconds(5);

    private final Vitals vitals;
    private final Checkup checkup;
    private final InstantSource clock;
    private final TocsinSettings settings;
    private final MeterRegistry registry;
    private @Nullable ScheduledExecutorService threads;
    private @Nullable Ping ping;

    SelfWatch(Vitals vitals, OwnAlerts alerts, InstantSource clock, TocsinSettings settings, MeterRegistry registry) {
        this.vitals = vitals;
        this.checkup = new Checkup(vitals.ailments(), alerts);
        this.clock = clock;
        this.settings = settings;
        this.registry = registry;
    }

    @Override
    public void start() {
        ScheduledExecutorService own = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("self-watch-", 0).daemon().factory());
        long every = settings.ownAlerts().every().toMillis();
        own.scheduleWithFixedDelay(() -> checkup.look(clock.instant()), every, every, TimeUnit.MILLISECONDS);
        URI url = settings.heartbeat().url();
        if (url != null) {
            Ping outgoing = new Ping(url, vitals::troubles, registry);
            long pause = settings.heartbeat().every().toMillis();
            own.scheduleAtFixedRate(
                    outgoing::send, Math.min(pause, FIRST_PING.toMillis()), pause, TimeUnit.MILLISECONDS);
            ping = outgoing;
        }
        threads = own;
    }

    @Override
    public void stop() {
        ScheduledExecutorService own = threads;
        if (own != null) {
            own.shutdownNow();
            threads = null;
        }
        Ping outgoing = ping;
        if (outgoing != null) {
            outgoing.close();
            ping = null;
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
