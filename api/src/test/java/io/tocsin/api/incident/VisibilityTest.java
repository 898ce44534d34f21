package io.tocsin.api.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VisibilityTest {

    private final AtomicLong visible = new AtomicLong();

    @Test
    void returnsAtOnceWhenAllIsVisible() {
        visible.set(7);

        assertThat(new Visibility(() -> 7, visible::get, Duration.ZERO).await()).isTrue();
    }

    @Test
    void asksAgainUntilItIs() {
        assertThat(new Visibility(() -> 5, visible::incrementAndGet, Duration.ofSeconds(30)).await())
                .isTrue();
        assertThat(visible).hasValue(5);
    }

    @Test
    void waitsOnlyForWhatWasStoredBefore() {
        AtomicLong stored = new AtomicLong(3);
        visible.set(3);

        assertThat(new Visibility(stored::getAndIncrement, visible::get, Duration.ZERO).await())
                .isTrue();
    }

    @Test
    void givesUpInTheEnd() {
        assertThat(new Visibility(() -> 1, visible::get, Duration.ofMillis(20)).await())
                .isFalse();
    }
}
