package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.alert.AlertResolved;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Cause;
import io.tocsin.core.alert.Heard;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.message.MessageId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertMemoryTest {

    private static final Instant NOW = Instant.parse("2026-10-26T09:00:00Z");

    private final AlertMemory memory = new AlertMemory(2);

    @Test
    void keepsEveryOpenAlert() {
        for (int i = 0; i < 10; i++) {
            memory.put(open(i));
        }

        assertThat(memory.openCount()).isEqualTo(10);
        assertThat(memory.getOpen(new Fingerprint(0))).isNotNull();
    }

    @Test
    void keepsOnlyTheLastOfTheClosedOnes() {
        for (int i = 0; i < 3; i++) {
            memory.put(closed(i));
        }

        assertThat(memory.get(new Fingerprint(0))).isNull();
        assertThat(memory.get(new Fingerprint(2))).isNotNull();
        assertThat(memory.getOpen(new Fingerprint(2))).isNull();
    }

    @Test
    void keepsThoseThatWereAskedForRatherThanOthers() {
        memory.put(closed(0));
        memory.put(closed(1));
        memory.get(new Fingerprint(0));
        memory.put(closed(2));

        assertThat(memory.get(new Fingerprint(0))).isNotNull();
        assertThat(memory.get(new Fingerprint(1))).isNull();
    }

    @Test
    void knowsAnAlertInOneStateOnly() {
        memory.put(open(0));
        memory.put(closed(0));
        assertThat(memory.openCount()).isZero();

        memory.put(open(0));
        memory.forget(new Fingerprint(0));
        assertThat(memory.get(new Fingerprint(0))).isNull();
    }

    private static Watched open(long fingerprint) {
        return watched(TieIndexTest.alert(new Fingerprint(fingerprint), "DiskFull"));
    }

    private static Watched closed(long fingerprint) {
        AlertState state = TieIndexTest.alert(new Fingerprint(fingerprint), "DiskFull");
        return watched(
                state.evolve(new AlertResolved(state.fingerprint(), NOW, NOW, new Cause(MessageId.next(NOW), 0))));
    }

    private static Watched watched(AlertState state) {
        return new Watched(state, Heard.nothing(), null);
    }
}
