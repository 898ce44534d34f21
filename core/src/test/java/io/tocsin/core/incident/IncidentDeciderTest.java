package io.tocsin.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentCommand.CloseIncident;
import io.tocsin.core.incident.IncidentCommand.CommentOnIncident;
import io.tocsin.core.incident.IncidentCommand.TakeIncident;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentDeciderTest {

    private static final IncidentNumber NUMBER = new IncidentNumber(4711);
    private static final Instant NOW = Instant.parse("2026-10-26T09:00:00Z");
    private static final String PETR = "@petr.petrov";
    private static final Facts FACTS = Workflow.facts();
    private static final String VASILIY = "@vasiliy.vasiliyev";

    @Nested
    class Taking {

        @ParameterizedTest
        @EnumSource(names = {"NEW", "TODO", "RETROSPECTIVE"})
        void makesThePersonTheHolderOfAnOpenIncident(IncidentStatus status) {
            IncidentState state = incident(status);

            IncidentEvent event = accepted(state, new TakeIncident(NUMBER, NOW, PETR, " I am on it "));
            assertThat(event).isEqualTo(new IncidentTaken(NUMBER, NOW, PETR, "I am on it"));
            IncidentState taken = IncidentState.evolve(state, event);
            assertThat(taken.status()).isEqualTo(IncidentStatus.TAKEN);
            assertThat(taken.holder()).isEqualTo(PETR);
            assertThat(taken.taken()).isEqualTo(NOW);
        }

        @Test
        void isDoneAlreadyWhenThePersonHoldsIt() {
            assertThat(rejected(incident(IncidentStatus.TAKEN), new TakeIncident(NUMBER, NOW, PETR, null)))
                    .isEqualTo(new Rejection.AlreadyDone(
                            "Expected an incident that you have not taken, but you hold #4711 already"));
        }

        @Test
        void isRefusedWhenAnotherHoldsIt() {
            assertThat(rejected(incident(IncidentStatus.TAKEN), new TakeIncident(NUMBER, NOW, VASILIY, null)))
                    .isEqualTo(new Rejection.WrongState(
                            "Expected an incident that nobody has taken, but @petr.petrov holds #4711"));
        }

        @Test
        void isRefusedWhenItIsClosed() {
            assertThat(rejected(incident(IncidentStatus.CLOSED), new TakeIncident(NUMBER, NOW, PETR, null)))
                    .isEqualTo(new Rejection.WrongState("Expected an open incident, but #4711 is closed"));
        }

        @Test
        void keepsTheTimeOfTheFirstAnswer() {
            IncidentState state = incident(IncidentStatus.TAKEN);
            Instant later = NOW.plusSeconds(60);
            state = IncidentState.evolve(state, new IncidentClosed(NUMBER, later, PETR, null, null, 0));
            state = IncidentState.evolve(
                    state, new IncidentReopened(NUMBER, later, IncidentStatus.NEW, state.response(), List.of()));
            state = IncidentState.evolve(state, new IncidentTaken(NUMBER, later, VASILIY, null));

            assertThat(state.taken()).isEqualTo(NOW);
            assertThat(state.holder()).isEqualTo(VASILIY);
            assertThat(state.closed()).isNull();
        }

        @Test
        void refusesACommentOfMoreThanTheLongest() {
            assertThat(rejected(incident(IncidentStatus.NEW), new TakeIncident(NUMBER, NOW, PETR, tooLong())))
                    .isEqualTo(tooLong("comment"));
            accepted(incident(IncidentStatus.NEW), new TakeIncident(NUMBER, NOW, PETR, longest()));
        }
    }

    @Nested
    class Commenting {

        @ParameterizedTest
        @EnumSource
        void isAllowedInEveryStatusAndChangesNoneOfThem(IncidentStatus status) {
            IncidentState state = incident(status);

            IncidentEvent event = accepted(state, new CommentOnIncident(NUMBER, NOW, PETR, " seen before\n"));
            assertThat(event).isEqualTo(new IncidentCommented(NUMBER, NOW, PETR, "seen before"));
            IncidentState after = IncidentState.evolve(state, event);
            assertThat(after.status()).isEqualTo(status);
            assertThat(after.sequence()).isEqualTo(state.sequence() + 1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  ", "\n\t"})
        void asksForAComment(String comment) {
            assertThat(rejected(incident(IncidentStatus.NEW), new CommentOnIncident(NUMBER, NOW, PETR, comment)))
                    .isEqualTo(new Rejection.BadArgument("Expected a comment, but the field comment is empty"));
        }

        @Test
        void asksForACommentThatIsThere() {
            assertThat(rejected(incident(IncidentStatus.NEW), new CommentOnIncident(NUMBER, NOW, PETR, null)))
                    .isInstanceOf(Rejection.BadArgument.class);
        }

        @Test
        void refusesOneOfMoreThanTheLongest() {
            assertThat(rejected(incident(IncidentStatus.NEW), new CommentOnIncident(NUMBER, NOW, PETR, tooLong())))
                    .isEqualTo(tooLong("comment"));
            accepted(incident(IncidentStatus.NEW), new CommentOnIncident(NUMBER, NOW, PETR, longest()));
        }
    }

    @Nested
    class Closing {

        @ParameterizedTest
        @EnumSource(names = {"NEW", "TODO", "RETROSPECTIVE", "TAKEN", "SNOOZED"})
        void endsAnOpenIncidentAndKeepsItsHolder(IncidentStatus status) {
            IncidentState state = incident(status);

            IncidentEvent event = accepted(state, new CloseIncident(NUMBER, NOW, PETR, "cleaned up", "  ", 2));
            assertThat(event).isEqualTo(new IncidentClosed(NUMBER, NOW, PETR, "cleaned up", null, 2));
            IncidentState closed = IncidentState.evolve(state, event);
            assertThat(closed.isClosed()).isTrue();
            assertThat(closed.closed()).isEqualTo(NOW);
            assertThat(closed.holder()).isEqualTo(state.holder());
        }

        @Test
        void isDoneAlreadyWhenItIsClosed() {
            assertThat(rejected(incident(IncidentStatus.CLOSED), new CloseIncident(NUMBER, NOW, PETR, null, null, 0)))
                    .isEqualTo(new Rejection.AlreadyDone("Expected an open incident, but #4711 is closed already"));
        }

        @Test
        void refusesTextsOfMoreThanTheLongest() {
            IncidentState state = incident(IncidentStatus.TAKEN);

            assertThat(rejected(state, new CloseIncident(NUMBER, NOW, PETR, tooLong(), null, 0)))
                    .isEqualTo(tooLong("resolution"));
            assertThat(rejected(state, new CloseIncident(NUMBER, NOW, PETR, null, tooLong(), 0)))
                    .isEqualTo(tooLong("comment"));
            accepted(state, new CloseIncident(NUMBER, NOW, PETR, longest(), longest(), 0));
        }
    }

    @Nested
    class Evolving {

        @Test
        void countsAlertsAndTakesTheRaisedSeverity() {
            IncidentState state = incident(IncidentStatus.NEW);
            Response sooner = new Response(ResponseClass.IMMEDIATE, NOW.plusSeconds(60));
            state = IncidentState.evolve(
                    state, new AlertsJoined(NUMBER, NOW, List.of(new Fingerprint(2), new Fingerprint(3)), null));
            state = IncidentState.evolve(
                    state, new IncidentSeverityRaised(NUMBER, NOW, Severity.S1, IncidentStatus.NEW, sooner));

            assertThat(state.alerts()).isEqualTo(3);
            assertThat(state.severity()).isEqualTo(Severity.S1);
            assertThat(state.response()).isEqualTo(sooner);
            assertThat(state.sequence()).isEqualTo(2);
        }

        @Test
        void refusesAHistoryThatDoesNotBeginWithTheOpening() {
            org.assertj.core.api.Assertions.assertThatIllegalStateException()
                    .isThrownBy(() -> IncidentState.evolve(null, new IncidentTaken(NUMBER, NOW, PETR, null)))
                    .withMessage("The history of #4711 does not begin with its opening");
        }
    }

    private static IncidentState incident(IncidentStatus status) {
        boolean opens = status != IncidentStatus.TAKEN && status != IncidentStatus.CLOSED;
        IncidentState state = IncidentState.opened(opened(opens ? status : IncidentStatus.NEW));
        return switch (status) {
            case NEW, TODO, RETROSPECTIVE -> state;
            case SNOOZED -> IncidentState.evolve(state, new IncidentSnoozed(NUMBER, NOW, PETR, null, false, null));
            case TAKEN -> IncidentState.evolve(state, new IncidentTaken(NUMBER, NOW, PETR, null));
            case CLOSED -> IncidentState.evolve(state, new IncidentClosed(NUMBER, NOW, PETR, null, null, 0));
        };
    }

    private static IncidentOpened opened(IncidentStatus status) {
        return new IncidentOpened(
                NUMBER,
                NOW,
                "shop",
                "DiskFull",
                "disk full",
                "",
                Severity.S4,
                "Gold",
                status,
                "#l1",
                new Response(ResponseClass.BATCH, NOW.plusSeconds(86_400)),
                GroupKey.ofTrigger("shop", "DiskFull"),
                1,
                List.of(new Fingerprint(1)),
                null,
                new Why(0, "", ""));
    }

    private static IncidentEvent accepted(IncidentState state, IncidentCommand command) {
        Ruling ruling = IncidentDecider.decide(state, command, FACTS);
        assertThat(ruling).isInstanceOf(Ruling.Accepted.class);
        return ((Ruling.Accepted) ruling).events().getFirst();
    }

    private static Rejection rejected(IncidentState state, IncidentCommand command) {
        Ruling ruling = IncidentDecider.decide(state, command, FACTS);
        assertThat(ruling).isInstanceOf(Ruling.Rejected.class);
        return ((Ruling.Rejected) ruling).rejection();
    }

    private static Rejection tooLong(String field) {
        return new Rejection.BadArgument("Expected at most 16384 characters, but the field " + field + " is longer");
    }

    private static String longest() {
        return "x".repeat(Refusals.LONGEST_TEXT);
    }

    private static @Nullable String tooLong() {
        return longest() + "x";
    }
}
