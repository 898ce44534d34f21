package io.tocsin.api.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.core.intake.OverloadedException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the way in from Kafka counts; {@code docs/kafka.md} lists it. Counted by the polling thread, read by any. */
final class KafkaMeters {

    private final MeterRegistry registry;
    private final Map<String, Counter> records = new HashMap<>();
    private final Counter overloaded;
    private final Counter unavailable;
    private final AtomicLong lag = new AtomicLong();

    KafkaMeters(MeterRegistry registry) {
        this.registry = registry;
        this.overloaded = registry.counter("tocsin.kafka.retries", "reason", "overloaded");
        this.unavailable = registry.counter("tocsin.kafka.retries", "reason", "unavailable");
        Gauge.builder("tocsin.kafka.lag", lag, AtomicLong::get)
                .baseUnit("records")
                .register(registry);
    }

    void stored(String topic) {
        records.computeIfAbsent(topic, name -> registry.counter("tocsin.kafka.records", "topic", name))
                .increment();
    }

    void retry(Throwable reason) {
        (reason instanceof OverloadedException ? overloaded : unavailable).increment();
    }

    void lag(long recordsBehind) {
        lag.set(recordsBehind);
    }

    /** Records that are in Kafka and not stored yet, of this node's partitions. */
    long lag() {
        return lag.get();
    }
}
