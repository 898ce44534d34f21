package io.tocsin.core.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.backtest.Difference.Change;
import io.tocsin.core.backtest.Difference.Kind;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final String GOLD = "projects:\n  default: {service_level: Gold, holder: \"#l1\"}\n";

    private final Stage stage = new Stage();

    @BeforeEach
    void begin() {
        stage.follow(GOLD);
        stage.pass(Duration.ofMinutes(1));
    }

    private Result backtest(String yaml) {
        return stage.backtest(yaml, 30);
    }

    private static Difference only(Result result) {
        assertThat(result.differences()).hasSize(1);
        return result.differences().getFirst();
    }

    private static int count(Result result, Kind kind) {
        return result.totals().kinds().getOrDefault(kind, -1);
    }

    @Nested
    class UnderTheSameRules {

        @Test
        void nothingIsDifferent() {
            stage.fire(Severity.S2, "Down", "host", "a");
            stage.fire(Severity.S2, "Down", "host", "b");
            stage.pass(Duration.ofMinutes(30));
            stage.take(1);
            stage.ok("Down", "host", "a");
            stage.ok("Down", "host", "b");
            stage.close(1);
            stage.pass(Duration.ofMinutes(5));
            stage.fire(Severity.S2, "Down", "host", "a");

            Result result = backtest(GOLD);

            assertThat(result.differences()).isEmpty();
            assertThat(result.totals().different()).isZero();
            assertThat(result.totals().incidents()).isEqualTo(new Result.Pair(1, 1));
            assertThat(result.totals().breaches()).isEqualTo(new Result.Pair(1, 1));
            assertThat(result.totals().fidelity()).isEqualTo(new Result.Fidelity(1, 1, List.of(), 0));
        }

        @Test
        void whatWasBeforeIsKnownAndNotCounted() {
            stage.fire("Down", "host", "a");
            stage.pass(Duration.ofDays(3));
            stage.fire("Down", "host", "b");

            Result result = stage.backtest(GOLD, 1);

            assertThat(result.differences()).isEmpty();
            assertThat(result.totals().incidents()).isEqualTo(new Result.Pair(0, 0));
        }

        @Test
        void whatIsTakenUpAgainAfterALongTimeIsRemembered() {
            stage.fire("Down", "host", "a");
            stage.ok("Down", "host", "a");
            stage.close(1);
            stage.pass(Duration.ofDays(5));
            stage.fire("Up");
            stage.order(new IncidentCommand.ReopenIncident(new IncidentNumber(1), stage.now, "@a", null));
            stage.take(1);

            Result result = backtest(GOLD);

            assertThat(result.differences()).isEmpty();
            assertThat(result.totals().fidelity().passedOver()).isZero();
        }
    }

    @Nested
    class Routing {

        private static final String LINE = "routing:\n  - 'trigger = Down and ~host = a -> @x'\n";

        @Test
        void isDifferentWhereTheLineMatchesAndNowhereElse() {
            stage.fire("Down", "host", "a");
            stage.fire("Up", "host", "a");

            Difference difference = only(backtest(GOLD + LINE));

            assertThat(difference.number()).isEqualTo(1);
            assertThat(difference.trigger()).isEqualTo("Down");
            assertThat(difference.changes())
                    .containsExactly(new Change(
                            Kind.ROUTED, "holder", "#l1", "@x", "line 4: trigger = Down and ~host = a -> @x"));
        }

        @Test
        void goesByTheAlertThatOpenedIt() {
            stage.fire("Down", "host", "b");
            stage.fire("Down", "host", "a");

            assertThat(backtest(GOLD + LINE).differences()).isEmpty();
        }

        @Test
        void isComparedWithTheRulesThatHeldAtThatTime() {
            stage.fire("Down", "host", "a");
            stage.ok("Down", "host", "a");
            stage.close(1);
            stage.pass(Duration.ofHours(1));
            stage.follow(GOLD + LINE);
            stage.fire("Down", "host", "a");

            assertThat(only(backtest(GOLD + LINE)).number()).isEqualTo(1);
            assertThat(only(backtest(GOLD)).number()).isEqualTo(2);
        }
    }

    @Nested
    class Grouping {

        private static final String BY_HOST =
                "grouping:\n  - {match: 'trigger in (Down, Slow)', by: [project, ~host]}\n";

        @Test
        void openedApartWhatWasTogether() {
            stage.fire("Down", "host", "a");
            stage.fire("Down", "host", "b");

            Result result = backtest(GOLD + BY_HOST);

            assertThat(count(result, Kind.OPENED)).isEqualTo(1);
            assertThat(count(result, Kind.ALERTS)).isEqualTo(1);
            Difference opened = result.differences().stream()
                    .filter(difference -> difference.kinds().contains(Kind.OPENED))
                    .findFirst()
                    .orElseThrow();
            assertThat(opened.number()).isNull();
            assertThat(opened.elsewhere()).isEqualTo(1);
            assertThat(opened.changes().getFirst().why())
                    .isEqualTo("line 4: trigger in (Down, Slow) by project, ~host");
            assertThat(result.totals().incidents()).isEqualTo(new Result.Pair(1, 2));
        }

        @Test
        void gatheredWhatWasApart() {
            stage.fire("Down", "host", "a");
            stage.fire("Slow", "host", "a");

            Result result = backtest(GOLD + BY_HOST);

            Difference merged = result.differences().stream()
                    .filter(difference -> difference.kinds().contains(Kind.MERGED))
                    .findFirst()
                    .orElseThrow();
            assertThat(merged.number()).isEqualTo(2);
            assertThat(merged.elsewhere()).isEqualTo(1);
            assertThat(count(result, Kind.ALERTS)).isEqualTo(1);
            assertThat(result.totals().incidents()).isEqualTo(new Result.Pair(2, 1));
        }

        @Test
        void isTakenWithTheFirstHandAndClosedWithTheLast() {
            stage.fire("Down", "host", "a");
            stage.fire("Slow", "host", "a");
            stage.take(1);
            stage.take(2);
            stage.close(1);
            stage.pass(Duration.ofMinutes(1));
            stage.close(2);

            Result result = backtest(GOLD + BY_HOST);

            Difference first = result.differences().stream()
                    .filter(difference -> Set.of(Kind.ALERTS, Kind.CLOSED).equals(difference.kinds()))
                    .findFirst()
                    .orElseThrow();
            assertThat(first.number()).isEqualTo(1);
            assertThat(first.changes())
                    .anySatisfy(change -> assertThat(change.would()).isEqualTo(stage.now.toString()));
            assertThat(result.totals().fidelity().passedOver()).isEqualTo(1);
        }
    }

    @Nested
    class Classes {

        @Test
        void followTheMatrixAndItsDeadlinesAreBroken() {
            stage.fire(Severity.S2, "Down");
            stage.pass(Duration.ofMinutes(5));
            stage.take(1);

            Difference difference =
                    only(backtest("projects:\n  default: {service_level: Platinum, holder: \"#l1\"}\nmatrix:\n"
                            + "  Platinum: [1m, 2m, 10m, 30m, 24h, 24h, 24h, '-', '-']\n"));

            assertThat(difference.kinds()).containsExactlyInAnyOrder(Kind.CLASSED, Kind.BREACHED);
            assertThat(difference.changes())
                    .extracting(Change::what)
                    .containsExactly("service level", "deadline", "breaches");
        }

        @Test
        void followTheRulesOfSeverityWhereTheSenderDidNotSay() {
            stage.fire("Down", "host", "a");
            stage.fire(Severity.S7, "Quiet", "host", "a");

            Difference difference = only(backtest(GOLD + "severity:\n  - {match: '~host = a', severity: S2}\n"));

            assertThat(difference.number()).isEqualTo(1);
            assertThat(difference.changes())
                    .contains(new Change(Kind.CLASSED, "severity", "S4", "S2", "the severity of its alerts"))
                    .contains(new Change(
                            Kind.CLASSED, "response class", "batch", "immediate", "Gold × S2 of the matrix"));
        }

        @Test
        void ofAnswersThatCameInTimeAreKept() {
            stage.fire(Severity.S2, "Down");
            stage.take(1);
            stage.pass(Duration.ofDays(1));

            assertThat(backtest(GOLD).totals().breaches()).isEqualTo(new Result.Pair(0, 0));
        }
    }

    @Nested
    class Closing {

        private static final String CLOSING = "closing:\n  - {match: 'trigger = Down', close_when_ok_after: 10m}\n";

        @Test
        void happensByTheNewRule() {
            stage.fire("Down");
            stage.fire("Up");
            stage.ok("Down");
            stage.ok("Up");
            stage.pass(Duration.ofHours(1));

            Difference difference = only(backtest(GOLD + CLOSING));

            assertThat(difference.number()).isEqualTo(1);
            assertThat(difference.changes()).singleElement().satisfies(change -> {
                assertThat(change.kind()).isEqualTo(Kind.CLOSED);
                assertThat(change.was()).isEqualTo("not closed");
                assertThat(change.why()).isEqualTo("line 4: trigger = Down when OK for 10m");
            });
        }

        @Test
        void happensAlsoToWhatWasOkWhenItBegan() {
            stage.fire("Down");
            stage.take(1);
            stage.ok("Down");
            stage.pass(Duration.ofDays(3));
            stage.fire("Up");

            Difference difference = only(stage.backtest(GOLD + CLOSING, 1));

            assertThat(difference.number()).isEqualTo(1);
            assertThat(difference.kinds()).containsExactly(Kind.CLOSED);
        }

        @Test
        void makesAnotherIncidentOfWhatComesAgainMuchLater() {
            stage.fire("Down");
            stage.ok("Down");
            stage.pass(Duration.ofHours(2));
            stage.fire("Down");

            Result result = backtest(GOLD + CLOSING);

            assertThat(count(result, Kind.OPENED)).isEqualTo(1);
            assertThat(count(result, Kind.CLOSED)).isEqualTo(1);
            assertThat(result.totals().incidents()).isEqualTo(new Result.Pair(1, 2));
        }
    }

    @Nested
    class Hands {

        @Test
        void splitAndMergeInBothWorlds() {
            stage.fire("Down", "host", "a");
            stage.fire("Down", "host", "b");
            stage.fire("Up");
            stage.order(new IncidentCommand.SplitIncident(
                    new IncidentNumber(1), stage.now, "@a", List.of(Stage.alert("Down", "host", "b")), null));
            stage.order(new IncidentCommand.MergeIncident(
                    new IncidentNumber(3), stage.now, "@a", new IncidentNumber(2), null));

            Result result = backtest(GOLD);

            assertThat(result.differences()).isEmpty();
            assertThat(result.totals().fidelity().passedOver()).isZero();
            assertThat(result.totals().fidelity().unlike()).isEmpty();
        }
    }

    @Nested
    class Mutes {

        private static final String MUTES = """
                mutes:
                  - {name: nights, match: 'trigger = Down', days: [mon], from: "15:30", until: "16:30", zone: UTC}
                """;

        @Test
        void openNothingWhileTheyHoldAndAllThatStillFiresAfterwards() {
            stage.pass(Duration.ofMinutes(44));
            stage.fire("Down", "host", "a");
            stage.fire("Up");
            stage.pass(Duration.ofHours(2));

            Result result = backtest(GOLD + MUTES);

            assertThat(count(result, Kind.MERGED)).isEqualTo(1);
            Difference opened = result.differences().stream()
                    .filter(difference -> difference.kinds().contains(Kind.OPENED))
                    .findFirst()
                    .orElseThrow();
            assertThat(opened.opened()).isEqualTo("2026-10-26T16:30:00Z");
            assertThat(result.totals().different()).isEqualTo(2);
        }

        @Test
        void openNothingOfWhatEndsBeforeThem() {
            stage.pass(Duration.ofMinutes(44));
            stage.fire("Down", "host", "a");
            stage.pass(Duration.ofMinutes(10));
            stage.ok("Down", "host", "a");
            stage.pass(Duration.ofHours(2));

            Difference merged = only(backtest(GOLD + MUTES));

            assertThat(merged.kinds()).containsExactly(Kind.MERGED);
            assertThat(merged.elsewhere()).isNull();
            assertThat(merged.changes().getFirst().why()).isEqualTo("its alerts would concern no incident");
        }
    }

    @Nested
    class Telling {

        @Test
        void saysWhatIsNotTried() {
            assertThat(backtest(GOLD).scope()).containsExactly(Scope.ALWAYS);
            assertThat(backtest(GOLD + "identity:\n  - {match: 'trigger = Down', ignore: [pod]}\n")
                            .scope())
                    .containsExactly(Scope.ALWAYS, Scope.IDENTITY);
            assertThat(backtest(GOLD + "sources:\n  - {name: main, type: prometheus, stale_after: 7m}\n")
                            .scope())
                    .containsExactly(Scope.ALWAYS, Scope.SOURCES);
        }

        @Test
        void stopsWhereMemoryWouldNotDo() {
            for (int i = 0; i < 1_000; i++) {
                stage.fire("Down", "host", "h" + i);
            }

            assertThatThrownBy(() -> backtest(GOLD))
                    .isInstanceOf(TooMuchException.class)
                    .hasMessageContaining("Expected at most 1000");
        }
    }
}
