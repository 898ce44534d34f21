package io.tocsin.core.timer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The figures of the timers; {@code docs/operations.md} says what they mean. */
final class TimerMeters {

    private final Counter fired;
    private final Counter failures;
    private final AtomicLong lateMillis = new AtomicLong();

    TimerMeters(MeterRegistry registry) {
        this.fired = Counter.builder("tocsin.timers.fired")
                .description("Incidents that time alone has changed")
                .register(registry);
        this.failures = Counter.builder("tocsin.timers.failures")
                .description("Rounds that failed, and are tried again")
                .register(registry);
        Gauge.builder("tocsin.timers.late.seconds", lateMillis, millis -> millis.get() / 1000.0)
                .description("How late the earliest timer is that has not fired")
                .register(registry);
    }

    void fired(int incidents) {
        fired.increment(incidents);
    }

    void failed() {
        failures.increment();
    }

    void next(@Nullable Instant due, Instant now) {
        lateMillis.set(due == null ? 0 : Math.max(0, Duration.between(due, now).toMillis()));
    }
}
