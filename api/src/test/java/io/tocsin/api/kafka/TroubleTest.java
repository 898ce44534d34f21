package io.tocsin.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private long nanos;
    private final Trouble trouble = new Trouble(Duration.ofSeconds(10), () -> nanos, "well again");

    @Test
    void isToldWhenItHasLasted() {
        trouble.is("away");
        assertThat(trouble.lasting()).isNull();
        nanos = Duration.ofSeconds(10).toNanos();
        trouble.is("still away");

        assertThat(trouble.lasting()).isEqualTo("still away");
    }

    @Test
    void isNotToldWhenItComesAndGoes() {
        for (int i = 0; i < 10; i++) {
            trouble.is("away");
            nanos += Duration.ofSeconds(9).toNanos();
            trouble.isOver();
        }

        assertThat(trouble.lasting()).isNull();
    }

    @Test
    void endsWhenItIsOver() {
        trouble.is("away");
        nanos = Duration.ofSeconds(10).toNanos();
        trouble.is("away");
        trouble.isOver();

        assertThat(trouble.lasting()).isNull();
    }
}
