package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.Seeds;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.Told;
import io.tocsin.core.backtest.Backtests;
import io.tocsin.core.backtest.Difference;
import io.tocsin.core.backtest.Difference.Kind;
import io.tocsin.core.backtest.Result;
import io.tocsin.core.backtest.Trial;
import io.tocsin.core.command.IncidentCommands;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.RulebookApplied;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.PastEvents;
import io.tocsin.core.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Random histories of alerts, people and time, gone through once more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BacktestHistoriesIT {

    private static final int HISTORIES = 30;

    private Desk desk;
    private Backtests backtests;

    @BeforeAll
    void live() {
        desk = new Desk(HistoriesIT.RULEBOOK);
        RulebookApplied applied = new RulebookApplied(1, desk.now(), "@a", null, HistoriesIT.YAML);
        desk.storage.inOneUnit(() -> {
            desk.storage.append(List.of(new Append("rulebook", 0, applied)));
            return applied;
        });
        try (Timers timers = new Timers(desk.storage, desk::rulebook, desk::now, new SimpleMeterRegistry())) {
            IncidentCommands commands = new IncidentCommands(desk.storage, desk::rulebook, Set.of());
            Seeds.tries(HISTORIES, random -> new History(random, desk, commands, timers).run());
            timers.fire();
        }
        backtests = new Backtests(new PastEvents(desk.storage.dataSource()), desk::now, UUID::randomUUID);
    }

    @AfterAll
    void close() {
        backtests.close();
        desk.close();
    }

    @Test
    void comeOutTheSameUnderTheRulesThatHeld() {
        Result result = run(HistoriesIT.YAML, 366);

        assertThat(result.differences()).isEmpty();
        assertThat(result.totals().fidelity().unlike()).isEmpty();
        assertThat(result.totals().fidelity().reproduced())
                .isEqualTo(result.totals().fidelity().incidents())
                .isEqualTo(openings().size());
        assertThat(result.totals().incidents().was()).isEqualTo(openings().size());
    }

    @Test
    void comeOutTheSameFromAnyMomentOn() {
        for (int days = 1; days < 7; days++) {
            Result result = run(HistoriesIT.YAML, days);

            Instant from = desk.now().minus(Duration.ofDays(days));
            assertThat(result.differences()).isEmpty();
            assertThat(result.totals().fidelity().unlike()).as("%s days", days).isEmpty();
            assertThat(result.totals().fidelity().incidents()).isEqualTo((int) openings().stream()
                    .filter(opened -> !opened.at().isBefore(from))
                    .count());
        }
    }

    @Test
    void areRoutedElsewhereExactlyWhereTheChangedLineMatches() {
        Map<Fingerprint, Told> told = new HashMap<>();
        desk.told(AlertFired.class).stream()
                .filter(fired -> fired.told() != null)
                .forEach(fired -> told.put(fired.fingerprint(), Objects.requireNonNull(fired.told())));
        Set<Long> expected = openings().stream()
                .filter(opened -> {
                    Told opener =
                            Objects.requireNonNull(told.get(opened.alerts().getFirst()));
                    return opener.trigger().equals("T1")
                            && "h1".equals(opener.labels().get("host"));
                })
                .map(opened -> opened.number().value())
                .collect(Collectors.toCollection(TreeSet::new));

        Result result = run(HistoriesIT.YAML + "routing:\n  - 'trigger = T1 and ~host = h1 -> #l2'\n", 366);

        Set<Long> splits = desk.told(IncidentOpened.class).stream()
                .filter(opened -> opened.group().isOfSplit())
                .map(opened -> opened.number().value())
                .collect(Collectors.toSet());
        assertThat(expected).isNotEmpty();
        assertThat(result.differences().stream()
                        .filter(difference -> !splits.contains(difference.number()))
                        .map(Difference::number))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(result.differences())
                .allSatisfy(difference -> assertThat(difference.kinds()).containsExactly(Kind.ROUTED));
    }

    @Test
    void leaveNothingBehind() {
        long head = desk.storage.log().head();

        run(HistoriesIT.YAML + "grouping:\n  - {match: 'trigger = T1', by: [project]}\n", 366);

        assertThat(desk.storage.log().head()).isEqualTo(head);
    }

    private List<IncidentOpened> openings() {
        return desk.told(IncidentOpened.class).stream()
                .filter(opened -> !opened.group().isOfSplit())
                .toList();
    }

    private Result run(String yaml, int days) {
        Trial trial = backtests.start(rulebook(yaml), days, "@a").orElseThrow();
        while (trial.status() == Trial.Status.RUNNING) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            trial = backtests.find(trial.id()).orElseThrow();
        }
        assertThat(trial.problem()).isNull();
        return Objects.requireNonNull(trial.result());
    }

    private static Rulebook rulebook(String yaml) {
        return switch (RulebookReader.read(yaml, 2)) {
            case RulebookReading.Accepted accepted -> accepted.rulebook();
            case RulebookReading.Refused refused -> throw new AssertionError(refused.problems());
        };
    }
}
