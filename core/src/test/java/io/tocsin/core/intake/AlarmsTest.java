package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.alert.AlertDecider;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Cause;
import io.tocsin.core.alert.Decision;
import io.tocsin.core.alert.Heard;
import io.tocsin.core.alert.Silences;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Word;
import io.tocsin.core.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private static final Instant NINE = Instant.parse("2026-10-26T09:00:00Z");
    private static final Fingerprint ONE = new Fingerprint(1);
    private static final Fingerprint TWO = new Fingerprint(2);

    private final Alarms alarms = new Alarms();

    @Test
    void areDueInOrderAndNotBefore() {
        alarms.set(TWO, NINE.plusSeconds(20));
        alarms.set(ONE, NINE.plusSeconds(10));

        assertThat(alarms.next()).isEqualTo(NINE.plusSeconds(10));
        assertThat(alarms.due(NINE.plusSeconds(9), 10)).isEmpty();
        assertThat(alarms.due(NINE.plusSeconds(20), 10)).containsExactly(ONE, TWO);
        assertThat(alarms.next()).isNull();
    }

    @Test
    void goOffOnceAndAtTheEarliestMomentAskedFor() {
        alarms.set(ONE, NINE.plusSeconds(20));
        alarms.set(ONE, NINE.plusSeconds(10));
        alarms.set(ONE, NINE.plusSeconds(30));

        assertThat(alarms.due(NINE.plusSeconds(10), 10)).containsExactly(ONE);
        assertThat(alarms.due(NINE.plusSeconds(60), 10)).isEmpty();
    }

    @Test
    void canBeSetAgainAfterTheyWentOff() {
        alarms.set(ONE, NINE);
        alarms.due(NINE, 10);
        alarms.set(ONE, NINE.plusSeconds(5));

        assertThat(alarms.due(NINE.plusSeconds(5), 10)).containsExactly(ONE);
    }

    @Test
    void areTakenSoManyAtATimeAtMost() {
        for (int i = 0; i < 5; i++) {
            alarms.set(new Fingerprint(i), NINE);
        }

        assertThat(alarms.due(NINE, 3)).hasSize(3);
        assertThat(alarms.due(NINE, 3)).hasSize(2);
    }

    @Test
    void watchAnAlertForItsWaitAndItsPromise() {
        alarms.watch(heard(Word.firing(NINE).promising(Duration.ofMinutes(5))), Silences.NONE);
        assertThat(alarms.next()).isEqualTo(NINE.plusSeconds(300));

        alarms.watch(heard(Word.firing(NINE).waiting(Duration.ofMinutes(1))), Silences.NONE);
        assertThat(alarms.next()).isEqualTo(NINE.plusSeconds(60));
    }

    @Test
    void watchNoAlertThatTimeCannotChange() {
        alarms.watch(heard(Word.firing(NINE)), Silences.NONE);

        assertThat(alarms.next()).isNull();
    }

    private static Watched heard(Word word) {
        AlertState state = AlertState.unheard(Word.ALERT);
        Decision decision =
                AlertDecider.hear(state, Heard.nothing(), word.event(), NINE, new Cause(MessageId.next(NINE), 0));
        return new Watched(state.evolve(decision.events().getFirst()), decision.heard(), null);
    }
}
