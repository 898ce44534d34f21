package io.tocsin.api.program;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.api.vitals.Checkup;
import io.tocsin.api.vitals.Ping;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
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
    private List<ScheduledFuture<?>> watching = List.of();
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
        List<ScheduledFuture<?>> all = new ArrayList<>();
        long every = settings.ownAlerts().every().toMillis();
        all.add(own.scheduleWithFixedDelay(() -> checkup.look(clock.instant()), every, every, TimeUnit.MILLISECONDS));
        URI url = settings.heartbeat().url();
        if (url != null) {
            Ping outgoing = new Ping(checked(url), vitals::troubles, registry);
            long pause = settings.heartbeat().every().toMillis();
            long first = Math.min(pause, FIRST_PING.toMillis());
            all.add(own.scheduleAtFixedRate(outgoing::send, first, pause, TimeUnit.MILLISECONDS));
            ping = outgoing;
        }
        watching = List.copyOf(all);
        threads = own;
    }

    private static URI checked(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new RefusedToStartException(
                    "Expected tocsin.heartbeat.url to begin with http:// or https:// and a host, but it does not",
                    "Give the whole address, or leave tocsin.heartbeat.url out.");
        }
        return url;
    }

    @Override
    public void stop() {
        ScheduledExecutorService own = threads;
        if (own != null) {
            watching.forEach(task -> task.cancel(false));
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
