package io.tocsin.core.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacktestsTest {

    private final Stage stage = new Stage();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile Instant now = stage.now;
    private Backtests backtests;

    @BeforeEach
    void begin() {
        stage.fire("Down");
        backtests = new Backtests(new Gated(), () -> now, UUID::randomUUID, 100);
    }

    @AfterEach
    void end() {
        gate.countDown();
        backtests.close();
    }

    @Test
    void runOneAtATime() {
        Trial first = backtests.start(Rulebook.builtIn(), 30, "@a").orElseThrow();

        assertThat(first.status()).isEqualTo(Trial.Status.RUNNING);
        assertThat(first.from()).isEqualTo(now.minus(Duration.ofDays(30)));
        assertThat(backtests.start(Rulebook.builtIn(), 30, "@b")).isEmpty();
        gate.countDown();
        assertThat(ended(first).status()).isEqualTo(Trial.Status.DONE);
        assertThat(backtests.start(Rulebook.builtIn(), 30, "@b")).isPresent();
    }

    @Test
    void areCancelled() {
        Trial trial = backtests.start(Rulebook.builtIn(), 30, "@a").orElseThrow();

        backtests.cancel(trial.id());
        gate.countDown();

        Trial ended = ended(trial);
        assertThat(ended.status()).isEqualTo(Trial.Status.CANCELLED);
        assertThat(ended.result()).isNull();
        assertThat(backtests.cancel(trial.id()).orElseThrow().status()).isEqualTo(Trial.Status.CANCELLED);
        assertThat(backtests.cancel("nobody")).isEmpty();
    }

    @Test
    void tellHowFarTheyAre() {
        Trial trial = backtests.start(Rulebook.builtIn(), 30, "@a").orElseThrow();
        assertThat(trial.progress().estimate(now)).isNull();

        gate.countDown();
        Progress progress = ended(trial).progress();

        assertThat(progress.done()).isEqualTo(progress.all()).isEqualTo(stage.head());
        assertThat(progress.estimate(now)).isEqualTo(now);
        Progress half = new Progress(50, 100, now, null);
        assertThat(half.estimate(now.plusSeconds(10))).isEqualTo(now.plusSeconds(20));
    }

    @Test
    void areForgottenAfterAnHourAndTenOthers() {
        gate.countDown();
        Trial first = backtests.start(Rulebook.builtIn(), 30, "@a").orElseThrow();
        ended(first);
        for (int i = 0; i < 10; i++) {
            ended(backtests.start(Rulebook.builtIn(), 30, "@a").orElseThrow());
        }

        assertThat(backtests.all()).hasSize(10);
        assertThat(backtests.find(first.id())).isEmpty();
        now = now.plus(Duration.ofMinutes(61));
        assertThat(backtests.all()).isEmpty();
    }

    @Test
    void sayWhyTheyFailed() {
        gate.countDown();
        for (int i = 0; i < 100; i++) {
            stage.fire("Down", "host", "h" + i);
        }
        Trial tooMuch = ended(backtests.start(Rulebook.builtIn(), 30, "@a").orElseThrow());
        assertThat(tooMuch.status()).isEqualTo(Trial.Status.FAILED);
        assertThat(tooMuch.problem()).startsWith("Expected at most 100 alerts and incidents");

        try (Backtests broken = new Backtests(new Broken(), () -> now, UUID::randomUUID, 100)) {
            Trial trial = broken.start(Rulebook.builtIn(), 1, "@a").orElseThrow();
            assertThat(ended(trial, broken).problem()).contains("no such table");
        }
    }

    @Test
    void goBackAtLeastADayAndAtMostAYear() {
        assertThatThrownBy(() -> backtests.start(Rulebook.builtIn(), 0, "@a"))
                .hasMessage("Expected 1 to 366 days, but there are 0");
        assertThatThrownBy(() -> backtests.start(Rulebook.builtIn(), 367, "@a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Trial ended(Trial trial) {
        return ended(trial, backtests);
    }

    private static Trial ended(Trial trial, Backtests known) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Trial last = trial;
        while (last.status() == Trial.Status.RUNNING && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            last = known.find(trial.id()).orElseThrow();
        }
        return last;
    }

    /** What was on the stage, once it may be looked at. */
    private final class Gated implements Past {

        @Override
        public long head() {
            return stage.head();
        }

        @Override
        public long before(Instant moment) {
            return stage.before(moment);
        }

        @Override
        public List<StoredEvent> after(long position, long until, int limit) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return stage.after(position, until, limit);
        }

        @Override
        public List<IncidentEvent> incident(IncidentNumber number, long until) {
            return stage.incident(number, until);
        }
    }

    private static final class Broken implements Past {

        @Override
        public long head() {
            throw new IllegalStateException("no such table");
        }

        @Override
        public long before(Instant moment) {
            return 0;
        }

        @Override
        public List<StoredEvent> after(long position, long until, int limit) {
            return List.of();
        }

        @Override
        public List<IncidentEvent> incident(IncidentNumber number, long until) {
            return List.of();
        }
    }
}
