package io.tocsin.api.program;

import io.tocsin.api.kafka.KafkaIntake;
import io.tocsin.core.command.MuteCommands;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.timer.Timers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts intake, timers and projections before the first request is taken, and stops them after the last one was answered: whatever
 * waits is written first.
 */
@Component
class Engine implements SmartLifecycle {

    /** Before the web server starts, and after it has stopped. */
    static final int PHASE = 0;

    private static final Duration HOUSEKEEPING_EVERY = Duration.ofHours(1);
    private static final Duration RULEBOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration MUTES_EVERY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Intake intake;
    private final KafkaIntake kafka;
    private final Feed feed;
    private final Timers timers;
    private final EventStorage storage;
    private final InstantSource clock;
    private final RulebookCommands rulebook;
    private final MuteCommands mutes;
    private final RulebookFile file;
    private final OwnAlerts alerts;
    private final ClosingRules closing;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());
    private List<ScheduledFuture<?>> keeping = List.of();
    private volatile boolean running;

    Engine(
            Intake intake,
            KafkaIntake kafka,
            Feed feed,
            Timers timers,
            EventStorage storage,
            InstantSource clock,
            RulebookCommands rulebook,
            MuteCommands mutes,
            RulebookFile file,
            OwnAlerts alerts,
            ClosingRules closing) {
        this.intake = intake;
        this.kafka = kafka;
        this.feed = feed;
        this.timers = timers;
        this.storage = storage;
        this.clock = clock;
        this.rulebook = rulebook;
        this.mutes = mutes;
        this.file = file;
        this.alerts = alerts;
        this.closing = closing;
    }

    @Override
    public void start() {
        intake.start();
        feed.start();
        timers.start();
        kafka.start();
        keeping = List.of(
                housekeeping.scheduleWithFixedDelay(
                        this::keepHouse, 0, HOUSEKEEPING_EVERY.toSeconds(), TimeUnit.SECONDS),
                housekeeping.scheduleWithFixedDelay(
                        this::followRulebook, 0, RULEBOOK_EVERY.toSeconds(), TimeUnit.SECONDS),
                housekeeping.scheduleWithFixedDelay(this::followMutes, 0, MUTES_EVERY.toSeconds(), TimeUnit.SECONDS));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        keeping.forEach(task -> task.cancel(false));
        housekeeping.shutdown();
        kafka.close();
        timers.close();
        intake.close();
        feed.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void followRulebook() {
        try {
            rulebook.refresh();
            file.watch(alerts);
            closing.follow();
        } catch (RuntimeException e) {
            LOG.warn("The rulebook could not be looked at; it is tried again in {}", RULEBOOK_EVERY, e);
        }
    }

    private void followMutes() {
        try {
            mutes.refresh(clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("The mutes could not be looked at; it is tried again in {}", MUTES_EVERY, e);
        }
    }

    private void keepHouse() {
        try {
            storage.bodies().prepare(clock.instant());
            storage.once().forget();
        } catch (RuntimeException e) {
            LOG.warn("Housekeeping failed; it is tried again in {}", HOUSEKEEPING_EVERY, e);
        }
    }
}
