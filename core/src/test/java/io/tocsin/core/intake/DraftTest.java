package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Kind;
import io.tocsin.core.incident.AlertsJoined;
import io.tocsin.core.incident.GroupKey;
import io.tocsin.core.incident.IncidentClosed;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentReopened;
import io.tocsin.core.incident.IncidentSeverityRaised;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.core.incident.IncidentTaken;
import io.tocsin.core.label.Labels;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import io.tocsin.core.rulebook.Subject;
import io.tocsin.core.severity.ResponseClass;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {

    private static final Instant NINE = Instant.parse("2026-10-26T09:00:00Z");
    private static final IncidentNumber NUMBER = new IncidentNumber(4711);
    private static final Fingerprint A = new Fingerprint(1);
    private static final Fingerprint B = new Fingerprint(2);

    private final Rulebook rulebook = gold();

    @Nested
    class Opening {

        @ParameterizedTest
        @CsvSource({
            "S1, NEW,           IMMEDIATE,     PT5M",
            "S4, TODO,          BATCH,         PT24H",
            "S9, RETROSPECTIVE, RETROSPECTIVE, "
        })
        void answersAsTheMatrixSays(Severity severity, IncidentStatus status, ResponseClass response, Duration within) {
            Draft draft = opening(false);
            draft.join(A, severity, NINE);

            assertThat(draft.events()).singleElement().isInstanceOfSatisfying(IncidentOpened.class, opened -> {
                assertThat(opened.status()).isEqualTo(status);
                assertThat(opened.response().responseClass()).isEqualTo(response);
                assertThat(opened.response().deadline()).isEqualTo(within == null ? null : NINE.plus(within));
                assertThat(opened.serviceLevel()).isEqualTo("Gold");
                assertThat(opened.holder()).isEqualTo("@petr.petrov");
                assertThat(opened.why().rulebook()).isEqualTo(rulebook.version());
            });
        }

        @Test
        void isOneEventForAllAlertsAsSevereAsTheWorst() {
            Draft draft = opening(false);
            draft.join(A, Severity.S5, NINE);
            draft.join(B, Severity.S2, NINE.plusSeconds(1));
            draft.causedBy(B);

            assertThat(draft.events()).singleElement().isInstanceOfSatisfying(IncidentOpened.class, opened -> {
                assertThat(opened.alerts()).containsExactly(A, B);
                assertThat(opened.severity()).isEqualTo(Severity.S2);
                assertThat(opened.at()).isEqualTo(NINE);
                assertThat(opened.cause()).isEqualTo(B);
            });
        }

        @Test
        void beginsInTodoWhenTheAlertAsksForIt() {
            Draft draft = opening(true);
            draft.join(A, Severity.S1, NINE);

            assertThat(draft.events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            IncidentOpened.class,
                            opened -> assertThat(opened.status()).isEqualTo(IncidentStatus.TODO));
        }
    }

    @Nested
    class Changing {

        @Test
        void isNothingWhenNothingHappened() {
            assertThat(Draft.of(open(Severity.S4), rulebook).events()).isEmpty();
        }

        @Test
        void joinsAllThatCameTogetherInOneEvent() {
            Draft draft = Draft.of(open(Severity.S4), rulebook);
            draft.join(A, Severity.S4, NINE);
            draft.join(B, Severity.S5, NINE);

            assertThat(draft.events()).containsExactly(new AlertsJoined(NUMBER, NINE, List.of(A, B), null));
        }

        @Test
        void raisesTheSeverityAndNeverLowersIt() {
            Draft worse = Draft.of(open(Severity.S4), rulebook);
            worse.feel(Severity.S1, NINE.plusSeconds(60));
            assertThat(worse.events()).singleElement().isInstanceOfSatisfying(IncidentSeverityRaised.class, raised -> {
                assertThat(raised.status()).isEqualTo(IncidentStatus.NEW);
                assertThat(raised.response().deadline()).isEqualTo(NINE.plusSeconds(360));
            });

            Draft better = Draft.of(open(Severity.S4), rulebook);
            better.feel(Severity.S9, NINE);
            assertThat(better.events()).isEmpty();
        }

        @Test
        void keepsADeadlineThatIsSooner() {
            Draft draft = Draft.of(open(Severity.S2), rulebook);
            draft.feel(Severity.S1, NINE.plusSeconds(540));

            assertThat(raised(draft).response().deadline()).isEqualTo(NINE.plus(Duration.ofMinutes(10)));
        }

        @Test
        void leavesATakenIncidentTaken() {
            IncidentState taken =
                    IncidentState.evolve(open(Severity.S4), new IncidentTaken(NUMBER, NINE, "@petr.petrov", null));
            Draft draft = Draft.of(taken, rulebook);
            draft.feel(Severity.S1, NINE);

            assertThat(raised(draft).status()).isEqualTo(IncidentStatus.TAKEN);
            assertThat(raised(draft).response().deadline())
                    .isEqualTo(taken.response().deadline());
        }
    }

    @Nested
    class Reopening {

        private final Instant ten = NINE.plus(Duration.ofHours(1));
        private final IncidentState closed =
                IncidentState.evolve(open(Severity.S2), new IncidentClosed(NUMBER, ten, "@petr.petrov", null, null, 0));

        @Test
        void isPossibleForHalfAnHour() {
            Draft draft = Draft.of(closed, rulebook);

            assertThat(draft.open()).isFalse();
            assertThat(draft.reopens(ten.plus(Duration.ofMinutes(30)).minusMillis(1)))
                    .isTrue();
            assertThat(draft.reopens(ten.plus(Duration.ofMinutes(30)))).isFalse();
            assertThat(Draft.of(open(Severity.S4), rulebook).reopens(NINE)).isFalse();
        }

        @Test
        void setsANewDeadline() {
            Draft draft = Draft.of(closed, rulebook);
            draft.reopen(A, Severity.S2, ten.plusSeconds(60));

            assertThat(draft.open()).isTrue();
            assertThat(draft.events()).singleElement().isInstanceOfSatisfying(IncidentReopened.class, reopened -> {
                assertThat(reopened.alerts()).containsExactly(A);
                assertThat(reopened.response().deadline())
                        .isEqualTo(ten.plusSeconds(60).plus(Duration.ofMinutes(10)));
            });
        }

        @Test
        void doesNotBringBackTheOldDeadlineWhenItIsWorseThanBefore() {
            Draft draft = Draft.of(closed, rulebook);
            draft.reopen(A, Severity.S1, ten.plusSeconds(60));
            draft.join(B, Severity.S5, ten.plusSeconds(60));

            assertThat(draft.events())
                    .extracting(IncidentEvent::getClass)
                    .containsExactly(IncidentReopened.class, AlertsJoined.class, IncidentSeverityRaised.class);
            assertThat(((IncidentSeverityRaised) draft.events().getLast())
                            .response()
                            .deadline())
                    .isEqualTo(ten.plusSeconds(60).plus(Duration.ofMinutes(5)));
        }

        @Test
        void doesNotHappenByAlertsThatAreOnlyFelt() {
            Draft draft = Draft.of(closed, rulebook);
            draft.feel(Severity.S1, ten);

            assertThat(draft.events()).isEmpty();
        }
    }

    private static IncidentSeverityRaised raised(Draft draft) {
        return (IncidentSeverityRaised) draft.events().getFirst();
    }

    private Draft opening(boolean todo) {
        return Draft.opening(
                NUMBER,
                rulebook,
                new Draft.Opening(
                        "shop",
                        "DiskFull",
                        "disk full",
                        "",
                        todo,
                        GroupKey.ofTrigger("shop", "DiskFull"),
                        1,
                        "by trigger",
                        new Subject(
                                "prometheus",
                                "shop",
                                "DiskFull",
                                Labels.of(Map.of("server", "gitlab")),
                                Labels.none(),
                                "Gold",
                                Severity.S3,
                                Kind.LASTING)));
    }

    private IncidentState open(Severity severity) {
        Draft draft = opening(false);
        draft.join(new Fingerprint(9), severity, NINE);
        return IncidentState.opened((IncidentOpened) draft.events().getFirst());
    }

    private static Rulebook gold() {
        RulebookReading reading =
                RulebookReader.read("projects:\n  shop: {service_level: Gold, holder: \"@petr.petrov\"}\n", 3);
        return switch (reading) {
            case RulebookReading.Accepted accepted -> accepted.rulebook();
            case RulebookReading.Refused refused ->
                throw new AssertionError(refused.problems().toString());
        };
    }
}
