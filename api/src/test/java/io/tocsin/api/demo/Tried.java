package io.tocsin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Eventually;
import io.tocsin.core.alert.AlertFired;
import io.tocsin.core.alert.AlertOccurred;
import io.tocsin.core.alert.AlertPended;
import io.tocsin.core.backtest.Backtests;
import io.tocsin.core.backtest.Difference;
import io.tocsin.core.backtest.Result;
import io.tocsin.core.backtest.Trial;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.label.Labels;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.RulebookApplied;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import io.tocsin.core.store.PastEvents;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.projections.search.IncidentSearch;
import io.tocsin.projections.search.ValueMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The month, gone through once more under rules of a test's own; and which incidents a search finds in it. */
final class Tried {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(300);

    private final Played played;
    private final IncidentSearch search;
    private final Set<Long> splitOff = new HashSet<>();
    private final Map<Long, Labels> openers = new HashMap<>();

    Tried(Played played, DataSource tables) {
        this.played = played;
        this.search = new IncidentSearch(tables, Duration.ofSeconds(60), new ValueMemory());
        Map<Fingerprint, Labels> labels = new HashMap<>();
        for (StoredEvent stored : played.events()) {
            switch (stored.event()) {
                case AlertFired fired
                when fired.told() != null ->
                    labels.put(fired.fingerprint(), fired.told().labels());
                case AlertPended pended ->
                    labels.put(pended.fingerprint(), pended.told().labels());
                case AlertOccurred occurred ->
                    labels.put(occurred.fingerprint(), occurred.told().labels());
                case IncidentOpened opened -> {
                    long number = opened.number().value();
                    if (opened.group().isOfSplit()) {
                        splitOff.add(number);
                    }
                    openers.put(number, labels.getOrDefault(opened.alerts().getFirst(), Labels.none()));
                }
                default -> {}
            }
        }
    }

    /** A label of the alert that opened it, of which routing is asked; null when it has none of that name. */
    @Nullable String opener(long number, String label) {
        return Objects.requireNonNull(openers.get(number)).get(label);
    }

    /** A version that held in the month, the first being 1. */
    RulebookApplied version(int number) {
        return new RulebookCommands(played.storage()).version(number).orElseThrow();
    }

    /** The last days before the end of the month. */
    Result under(String yaml, int days) {
        try (Backtests backtests =
                new Backtests(new PastEvents(played.dataSource()), () -> Played.END, UUID::randomUUID)) {
            String id = backtests
                    .start(rulebook(yaml), days, "@nora.kim")
                    .orElseThrow()
                    .id();
            Function<String, Trial> look = of -> backtests.find(of).orElseThrow();
            Eventually.until("it has ended", LONG_ENOUGH, () -> look.apply(id).status() != Trial.Status.RUNNING);
            assertThat(look.apply(id).problem()).isNull();
            return Objects.requireNonNull(look.apply(id).result());
        }
    }

    /** The numbers of those that are different; what people split off was routed by nobody. */
    Set<Long> different(Result result) {
        return result.differences().stream()
                .map(Difference::number)
                .map(Objects::requireNonNull)
                .filter(number -> !splitOff.contains(number))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those whose alerts the condition is about, opened in the time. */
    Set<Long> found(String mql, Pencil pencil, Instant from, Instant to) {
        List<Long> numbers = search.numbers(RecomputationIT.query(mql), Played.END, 100_000);
        return numbers.stream()
                .filter(number -> !splitOff.contains(number))
                .filter(number -> !pencil.incident(number).opened.isBefore(from)
                        && pencil.incident(number).opened.isBefore(to))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Rulebook rulebook(String yaml) {
        return switch (RulebookReader.read(yaml, 4)) {
            case RulebookReading.Accepted accepted -> accepted.rulebook();
            case RulebookReading.Refused refused -> throw new AssertionError(refused.problems());
        };
    }
}
