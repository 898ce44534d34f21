package io.tocsin.core.incident;

import static io.tocsin.core.incident.Workflow.NINE;
import static io.tocsin.core.incident.Workflow.NUMBER;
import static io.tocsin.core.incident.Workflow.PETR;
import static io.tocsin.core.incident.Workflow.VASILIY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.incident.IncidentCommand.CommentOnIncident;
import io.tocsin.core.incident.IncidentCommand.TakeIncident;
import io.tocsin.core.severity.ResponseClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

    private static final Instant DEADLINE = NINE.plus(Duration.ofMinutes(30));

    @Nested
    class Answers {

        @ParameterizedTest
        @CsvSource({
            "PT24H,  PT19H12M",
            "PT30M,  PT24M",
            "PT10M,  PT8M",
            "PT5M,   PT4M",
            "PT2M,   PT1M",
            "PT1M1S, PT1S",
            "PT1M,   PT48S",
            "PT10S,  PT8S"
        })
        void areAskedForAgainWhenLittleTimeIsLeft(Duration within, Duration warning) {
            assertThat(ResponseClock.started(NINE).warnAt(NINE.plus(within))).isEqualTo(NINE.plus(warning));
        }

        @Test
        void areWarnedOfAndThenCountedAsLateOnceEach() {
            IncidentState state = Workflow.fresh();
            Instant warning = NINE.plus(Duration.ofMinutes(24));

            assertThat(state.dueAt()).isEqualTo(warning);
            assertThat(IncidentDecider.passTime(state, warning.minusNanos(1))).isEmpty();
            state = pass(state, warning, new IncidentDeadlineNear(NUMBER, warning, DEADLINE));
            assertThat(state.dueAt()).isEqualTo(DEADLINE);
            state = pass(state, DEADLINE, new IncidentBreached(NUMBER, DEADLINE, DEADLINE));
            assertThat(state.dueAt()).isNull();
            assertThat(IncidentDecider.passTime(state, DEADLINE.plusSeconds(9))).isEmpty();
        }

        @Test
        void areNotWarnedOfWhenTheyAreLateAlready() {
            Instant late = DEADLINE.plusSeconds(1);

            pass(Workflow.fresh(), late, new IncidentBreached(NUMBER, late, DEADLINE));
        }

        @Test
        void areNotWaitedForOfWhatIsTakenClosedOrForTheRetrospective() {
            assertThat(Workflow.taken().dueAt()).isNull();
            assertThat(Workflow.closed().dueAt()).isNull();
            assertThat(Workflow.opened(NUMBER, IncidentStatus.RETROSPECTIVE).dueAt())
                    .isNull();
        }

        @Test
        void areWaitedForAlsoWhileItIsQuiet() {
            IncidentState state =
                    Workflow.after(Workflow.fresh(), new IncidentSnoozed(NUMBER, NINE, PETR, null, false, null));

            assertThat(IncidentDecider.passTime(state, DEADLINE))
                    .containsExactly(new IncidentBreached(NUMBER, DEADLINE, DEADLINE));
        }

        @Test
        void thatComeLateAreLateWhetherSomebodyHasNoticedOrNot() {
            Instant late = DEADLINE.plusSeconds(1);

            assertThat(decide(Workflow.fresh(), new TakeIncident(NUMBER, late, PETR, null)))
                    .containsExactly(
                            new IncidentBreached(NUMBER, late, DEADLINE), new IncidentTaken(NUMBER, late, PETR, null));
        }

        @Test
        void areWaitedForAnewWhenItIsGivenBack() {
            Instant ten = NINE.plus(Duration.ofHours(1));
            Response response = new Response(ResponseClass.IMMEDIATE, ten.plus(Duration.ofMinutes(30)));
            IncidentState state = Workflow.after(
                    Workflow.taken(),
                    new IncidentReturned(NUMBER, ten, PETR, "#l1", IncidentStatus.NEW, response, null));

            assertThat(state.dueAt()).isEqualTo(ten.plus(Duration.ofMinutes(24)));
        }
    }

    @Nested
    class Offers {

        @Test
        void goBackWhenNobodyTakesThem() {
            IncidentState state = Workflow.offered();
            Instant over = NINE.plusSeconds(1800);

            assertThat(state.dueAt()).isEqualTo(over);
            state = pass(state, over, new IncidentHandoverLapsed(NUMBER, over, VASILIY, PETR, over));
            assertThat(state.holder()).isEqualTo(PETR);
            assertThat(state.baton().offer()).isNull();
            assertThat(state.dueAt()).isNull();
        }
    }

    @Nested
    class Snoozes {

        private final Instant ten = NINE.plus(Duration.ofHours(1));

        @Test
        void endWhenTheirTimeIsOver() {
            IncidentState state = Workflow.snoozed(ten, false);

            state = pass(state, ten, new IncidentWoken(NUMBER, ten, null, WakeReason.TIME, IncidentStatus.TAKEN, null));
            assertThat(state.status()).isEqualTo(IncidentStatus.TAKEN);
            assertThat(state.snooze()).isNull();
        }

        @Test
        void forEverNeverEndByThemselves() {
            assertThat(Workflow.snoozed(null, true).dueAt()).isNull();
        }

        @Test
        void areOverForWhoeverCommandsLater() {
            assertThat(decide(Workflow.snoozed(ten, false), new CommentOnIncident(NUMBER, ten, PETR, "up")))
                    .hasSize(2)
                    .first()
                    .isInstanceOf(IncidentWoken.class);
        }
    }

    @Test
    void happensInTheOrderInWhichItWasDue() {
        IncidentState state = Workflow.after(
                Workflow.fresh(),
                new IncidentHandoverOffered(NUMBER, NINE, PETR, VASILIY, NINE.plusSeconds(60), null),
                new IncidentSnoozed(NUMBER, NINE, PETR, NINE.plusSeconds(3600), false, null));

        assertThat(IncidentDecider.passTime(state, NINE.plusSeconds(7200)))
                .hasExactlyElementsOfTypes(IncidentHandoverLapsed.class, IncidentBreached.class, IncidentWoken.class);
    }

    private static IncidentState pass(IncidentState state, Instant now, IncidentEvent expected) {
        List<IncidentEvent> events = IncidentDecider.passTime(state, now);
        assertThat(events).containsExactly(expected);
        return IncidentState.evolve(state, events);
    }

    private static List<IncidentEvent> decide(IncidentState state, IncidentCommand command) {
        return ((Ruling.Accepted) IncidentDecider.decide(state, command, Workflow.facts())).events();
    }
}
