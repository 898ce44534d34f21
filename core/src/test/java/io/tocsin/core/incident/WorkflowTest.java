package io.tocsin.core.incident;

import static io.tocsin.core.incident.Workflow.ADMIN;
import static io.tocsin.core.incident.Workflow.NINE;
import static io.tocsin.core.incident.Workflow.NUMBER;
import static io.tocsin.core.incident.Workflow.PETR;
import static io.tocsin.core.incident.Workflow.STRANGER;
import static io.tocsin.core.incident.Workflow.VASILIY;
import static io.tocsin.core.incident.Workflow.carryOut;
import static io.tocsin.core.incident.Workflow.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.incident.IncidentCommand.DescribeIncident;
import io.tocsin.core.incident.IncidentCommand.HandOverIncident;
import io.tocsin.core.incident.IncidentCommand.PinSeverity;
import io.tocsin.core.incident.IncidentCommand.ReturnIncident;
import io.tocsin.core.incident.IncidentCommand.SnoozeIncident;
import io.tocsin.core.incident.IncidentCommand.TakeIncident;
import io.tocsin.core.incident.IncidentCommand.WakeIncident;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowTest {

    private static final Instant NOW = NINE.plusSeconds(60);
    private static final Facts ALL = Workflow.all();

    @Nested
    class HandingOver {

        @Test
        void leavesTheGiverTheHolderUntilTheOtherTakesIt() {
            IncidentState state = carryOut(Workflow.taken(), new HandOverIncident(NUMBER, NOW, PETR, VASILIY, "bye"));

            assertThat(state.holder()).isEqualTo(PETR);
            assertThat(state.baton().offer())
                    .isEqualTo(new Baton.Offer(VASILIY, PETR, NOW.plus(Duration.ofMinutes(30))));
            state = carryOut(state, new TakeIncident(NUMBER, NOW, VASILIY, null));
            assertThat(state.holder()).isEqualTo(VASILIY);
            assertThat(state.baton().offer()).isNull();
        }

        @Test
        void toATeamLetsAnyOfItsMembersTakeIt() {
            IncidentState state = carryOut(Workflow.taken(), new HandOverIncident(NUMBER, NOW, PETR, "#l2", null));

            assertThat(carryOut(state, new TakeIncident(NUMBER, NOW, VASILIY, null))
                            .holder())
                    .isEqualTo(VASILIY);
            assertThat(rejection(state, new TakeIncident(NUMBER, NOW, STRANGER, null)))
                    .isInstanceOf(Rejection.WrongState.class);
        }

        @Test
        void isForMembersOfTheHoldingTeamAndForAdmins() {
            assertThat(rejection(Workflow.fresh(), new HandOverIncident(NUMBER, NOW, VASILIY, "#l2", null)))
                    .isEqualTo(new Rejection.Forbidden(
                            "Expected the holder of #4711, #l1, or an admin, but @vasiliy.vasiliyev is neither"));
            carryOut(Workflow.fresh(), new HandOverIncident(NUMBER, NOW, PETR, "#l2", null));
            carryOut(Workflow.taken(), new HandOverIncident(NUMBER, NOW, ADMIN, "#l2", null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "@", "petr", "@a b", "schedule:night", "@-x"})
        void expectsAPersonOrATeam(String to) {
            assertThat(rejection(Workflow.taken(), new HandOverIncident(NUMBER, NOW, PETR, to, null)))
                    .isEqualTo(new Rejection.BadArgument(
                            "Expected a person (@name) or a team (#name) to hand it to, but it is \"" + to + '"'));
        }

        @Test
        void expectsATeamThatThereIs() {
            assertThat(rejection(Workflow.taken(), new HandOverIncident(NUMBER, NOW, PETR, "#l9", null)))
                    .isEqualTo(new Rejection.BadArgument(
                            "Expected a person, or a team of the rulebook, but there is no team #l9"));
        }

        @Test
        void toTheHolderIsDoneAlready() {
            assertThat(rejection(Workflow.taken(), new HandOverIncident(NUMBER, NOW, ADMIN, PETR, null)))
                    .isInstanceOf(Rejection.AlreadyDone.class);
        }
    }

    @Nested
    class Returning {

        @Test
        void givesItBackToWhoHeldItBefore() {
            IncidentState state = carryOut(Workflow.offered(), new TakeIncident(NUMBER, NOW, VASILIY, null));
            state = carryOut(state, new ReturnIncident(NUMBER, NOW, VASILIY, "not mine"));

            assertThat(state.holder()).isEqualTo(PETR);
            assertThat(state.status()).isEqualTo(IncidentStatus.NEW);
            assertThat(state.clock().answered()).isFalse();
            assertThat(state.taken()).isEqualTo(NINE);
        }

        @Test
        void isRefusedToWhoHeldItFromTheBeginning() {
            IncidentState state = IncidentState.opened(new IncidentOpened(
                    NUMBER,
                    NINE,
                    "shop",
                    "DiskFull",
                    "",
                    "",
                    Severity.S3,
                    "Gold",
                    IncidentStatus.NEW,
                    PETR,
                    new Response(ResponseClass.IMMEDIATE, NINE.plusSeconds(1800)),
                    GroupKey.of("g"),
                    1,
                    List.of(),
                    null,
                    new Why(0, "", "")));
            state = carryOut(state, new TakeIncident(NUMBER, NOW, PETR, null));

            assertThat(rejection(state, new ReturnIncident(NUMBER, NOW, PETR, null)))
                    .isEqualTo(new Rejection.WrongState("Expected an incident that came from somebody, but"
                            + " @petr.petrov held #4711 from the beginning"));
        }
    }

    @Nested
    class Describing {

        @Test
        void expectsSomethingToSay() {
            assertThat(rejection(Workflow.fresh(), new DescribeIncident(NUMBER, NOW, PETR, null, null, "x")))
                    .isEqualTo(new Rejection.BadArgument("Expected a title or a text, but there is neither"));
            assertThat(rejection(Workflow.fresh(), new DescribeIncident(NUMBER, NOW, PETR, " ", "x", null)))
                    .isEqualTo(new Rejection.BadArgument("Expected a title, but the field title is empty"));
        }

        @Test
        void takesAnEmptyTextAndTitlesUpToTheLongest() {
            carryOut(Workflow.fresh(), new DescribeIncident(NUMBER, NOW, PETR, "x".repeat(300), "", null));
            assertThat(rejection(
                            Workflow.fresh(), new DescribeIncident(NUMBER, NOW, PETR, "x".repeat(301), null, null)))
                    .isEqualTo(new Rejection.BadArgument(
                            "Expected at most 300 characters, but the field title is longer"));
            assertThat(rejection(
                            Workflow.fresh(), new DescribeIncident(NUMBER, NOW, PETR, null, "x".repeat(16_385), null)))
                    .isInstanceOf(Rejection.BadArgument.class);
        }
    }

    @Nested
    class Pinning {

        @Test
        void keepsTheSeverityWhateverItsAlertsSay() {
            IncidentState state = carryOut(Workflow.fresh(), new PinSeverity(NUMBER, NOW, PETR, Severity.S5, null));

            assertThat(state.severity()).isEqualTo(Severity.S5);
            assertThat(state.status()).isEqualTo(IncidentStatus.TODO);
            assertThat(state.response().deadline()).isEqualTo(NINE.plus(Duration.ofHours(24)));
            assertThat(IncidentDecider.feel(state, Severity.S1, NOW, ALL.matrix()))
                    .isEmpty();
        }

        @Test
        void bringsTheDeadlineNearerFromNowOn() {
            IncidentState state = carryOut(Workflow.fresh(), new PinSeverity(NUMBER, NOW, PETR, Severity.S1, null));

            assertThat(state.response().deadline()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        }

        @Test
        void toWhatIsForTheRetrospectiveTakesTheDeadlineAway() {
            IncidentState state = carryOut(Workflow.fresh(), new PinSeverity(NUMBER, NOW, PETR, Severity.S9, null));

            assertThat(state.status()).isEqualTo(IncidentStatus.RETROSPECTIVE);
            assertThat(state.dueAt()).isNull();
        }

        @Test
        void endsWithTheWorstOfItsAlerts() {
            IncidentState state = carryOut(Workflow.fresh(), new PinSeverity(NUMBER, NOW, PETR, Severity.S9, null));
            state = carryOut(state, new PinSeverity(NUMBER, NOW, PETR, null, null));

            assertThat(state.severity()).isEqualTo(Severity.S2);
            assertThat(state.pinned()).isFalse();
            assertThat(state.status()).isEqualTo(IncidentStatus.NEW);
        }

        @Test
        void isDoneAlreadyWhenItIsPinnedSo() {
            IncidentState state = carryOut(Workflow.fresh(), new PinSeverity(NUMBER, NOW, PETR, Severity.S3, null));

            assertThat(rejection(state, new PinSeverity(NUMBER, NOW, PETR, Severity.S3, null)))
                    .isEqualTo(
                            new Rejection.AlreadyDone("Expected another severity, but that of #4711 is pinned to S3"));
        }
    }

    @Nested
    class Snoozing {

        @Test
        void wakesWhenItsAlertsBecomeWorse() {
            IncidentState state = Workflow.snoozed(null, false);

            List<IncidentEvent> events = IncidentDecider.feel(state, Severity.S2, NOW, ALL.matrix());
            assertThat(events).hasExactlyElementsOfTypes(IncidentSeverityRaised.class, IncidentWoken.class);
            state = IncidentState.evolve(state, events);
            assertThat(state.status()).isEqualTo(IncidentStatus.TAKEN);
        }

        @Test
        void wakesIntoTheQueueThatTheWorseSeverityAsksFor() {
            IncidentState state = Workflow.after(
                    Workflow.opened(NUMBER, IncidentStatus.TODO),
                    new IncidentSnoozed(NUMBER, NINE, PETR, null, false, null));

            state = IncidentState.evolve(state, IncidentDecider.feel(state, Severity.S1, NOW, ALL.matrix()));
            assertThat(state.status()).isEqualTo(IncidentStatus.NEW);
            assertThat(state.response().deadline()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        }

        @Test
        void wakesWhenAPersonSaysThatItIsWorse() {
            IncidentState state =
                    carryOut(Workflow.snoozed(null, false), new PinSeverity(NUMBER, NOW, PETR, Severity.S1, null));

            assertThat(state.status()).isEqualTo(IncidentStatus.TAKEN);
        }

        @Test
        void wakesWhenOkOnlyWhereThatWasAskedFor() {
            assertThat(IncidentDecider.becomeOk(Workflow.snoozed(null, false), NOW))
                    .isEmpty();
            assertThat(IncidentDecider.becomeOk(Workflow.snoozed(null, true), NOW))
                    .containsExactly(new IncidentWoken(NUMBER, NOW, null, WakeReason.OK, IncidentStatus.TAKEN, null));
        }

        @Test
        void expectsAlertsThatAreNotOkToWakeWhenTheyAre() {
            Ruling ruling = IncidentDecider.decide(
                    Workflow.taken(),
                    new SnoozeIncident(NUMBER, NOW, PETR, null, true, null),
                    ALL.with(Workflow.members(false)));

            assertThat(ruling)
                    .isEqualTo(new Ruling.Rejected(new Rejection.WrongState("Expected an incident with alerts that"
                            + " are not OK, to wake when they are, but all of #4711 are OK already")));
        }

        @Test
        void expectsAMomentInTheFuture() {
            assertThat(rejection(Workflow.taken(), new SnoozeIncident(NUMBER, NOW, PETR, NOW, false, null)))
                    .isEqualTo(new Rejection.BadArgument(
                            "Expected a moment in the future to sleep until, but " + NOW + " is over"));
        }

        @Test
        void againKeepsTheStatusToWakeTo() {
            IncidentState state = carryOut(
                    Workflow.snoozed(NOW.plusSeconds(1), true),
                    new SnoozeIncident(NUMBER, NOW, PETR, NOW.plusSeconds(9), false, null));

            assertThat(state.snooze()).isEqualTo(new Snooze(NOW, NOW.plusSeconds(9), false, IncidentStatus.TAKEN));
            assertThat(carryOut(state, new WakeIncident(NUMBER, NOW, PETR, null))
                            .status())
                    .isEqualTo(IncidentStatus.TAKEN);
        }
    }
}
