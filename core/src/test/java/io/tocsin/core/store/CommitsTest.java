package io.tocsin.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitsTest {

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final AtomicInteger woken = new AtomicInteger();
    private final Commits commits = new Commits(later::add);

    @BeforeEach
    void follow() {
        commits.follow(woken::incrementAndGet);
    }

    @Test
    void wakesFollowersAtOnce() {
        commits.signal();

        assertThat(woken).hasValue(1);
        assertThat(commits.count()).isEqualTo(1);
    }

    @Test
    void gathersWhatNobodyWaitsFor() {
        commits.signalSoon();
        commits.signalSoon();

        assertThat(woken).hasValue(0);
        assertThat(later).hasSize(1);
        later.remove().run();
        assertThat(woken).hasValue(1);
    }

    @Test
    void gathersAnewAfterEachTime() {
        commits.signalSoon();
        later.remove().run();
        commits.signalSoon();

        assertThat(later).hasSize(1);
    }
}
