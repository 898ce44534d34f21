package io.tocsin.core.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tocsin.core.alert.Effect;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Format;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the intake counts. While all is well, {@code stored + rejected + refused + failed + duplicates = received}, give or take
 * what waits; {@code docs/operations.md} lists every meter with its unit and what should raise an alarm.
 */
final class IntakeMeters {

    private final Map<Format, Counter> received = new EnumMap<>(Format.class);
    private final Map<Effect, Counter> effects = new EnumMap<>(Effect.class);
    private final Counter stored;
    private final Counter rejected;
    private final Counter refused;
    private final Counter failed;
    private final Counter conflicts;
    private final Counter appended;
    private final DistributionSummary batchMessages;
    private final Timer commits;

    IntakeMeters(MeterRegistry registry, Waiting waiting, AlertMemory memory) {
        for (Format format : Format.values()) {
            received.put(format, registry.counter("tocsin.messages.received", "format", format.word()));
        }
        for (Effect effect : Effect.values()) {
            effects.put(effect, registry.counter("tocsin.events", "effect", effect.word()));
        }
        stored = registry.counter("tocsin.messages.stored");
        rejected = registry.counter("tocsin.messages.rejected");
        refused = registry.counter("tocsin.messages.refused");
        failed = registry.counter("tocsin.messages.failed");
        conflicts = registry.counter("tocsin.intake.conflicts");
        appended = registry.counter("tocsin.store.appended");
        batchMessages = DistributionSummary.builder("tocsin.intake.batch.messages")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        commits = Timer.builder("tocsin.intake.commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        Gauge.builder("tocsin.intake.waiting.messages", waiting, Waiting::messages)
                .register(registry);
        Gauge.builder("tocsin.intake.waiting.bytes", waiting, Waiting::bytes)
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("tocsin.alerts.open", memory, AlertMemory::openCount).register(registry);
    }

    void received(Delivery delivery) {
        Counter counter = received.get(delivery.format());
        if (counter != null) {
            counter.increment();
        }
    }

    void effect(Effect effect) {
        Counter counter = effects.get(effect);
        if (counter != null) {
            counter.increment();
        }
    }

    void stored(Receipt receipt) {
        if (receipt.rejected()) {
            rejected.increment();
        } else {
            stored.increment();
        }
    }

    void refused() {
        refused.increment();
    }

    void failed(int messages) {
        failed.increment(messages);
    }

    void conflict() {
        conflicts.increment();
    }

    void committed(int messages, int events, long nanos) {
        batchMessages.record(messages);
        appended.increment(events);
        commits.record(nanos, TimeUnit.NANOSECONDS);
    }
}
