package io.tocsin.api.report;

import io.tocsin.api.mql.Vocabularies;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.severity.ResponseMatrix;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.time.Durations;
import io.tocsin.projections.search.Answered;
import io.tocsin.projections.search.AnsweredIncidents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How soon incidents were answered, cell by cell, with what the rulebook in force asks for. Safe for use by many threads. */
@Component
public final class ResponseReport {

    private final Vocabularies vocabularies;
    private final AnsweredIncidents answered;
    private final RulebookCommands rulebook;
    private final InstantSource clock;

    ResponseReport(
            Vocabularies vocabularies, AnsweredIncidents answered, RulebookCommands rulebook, InstantSource clock) {
        this.vocabularies = vocabularies;
        this.answered = answered;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * A cell for each severity and service level, those without incidents included.
     *
     * @param mql a condition; null for all
     * @param from the first moment of opening that counts; null for no beginning
     * @param to the first that does not; null for no end
     * @throws ProblemException when the condition or the period makes no sense
     */
    public List<MatrixCell> cells(@Nullable String mql, @Nullable Instant from, @Nullable Instant to) {
        List<Answered> rows = rows(mql, from, to, null);
        ResponseMatrix matrix = rulebook.get().matrix();
        Set<String> levels = new LinkedHashSet<>(matrix.serviceLevels());
        rows.forEach(row -> levels.add(row.serviceLevel()));
        List<MatrixCell> cells = new ArrayList<>();
        for (String level : levels) {
            for (Severity severity : Severity.values()) {
                Answered row = rows.stream()
                        .filter(r ->
                                r.severity() == severity && r.serviceLevel().equals(level))
                        .findFirst()
                        .orElseGet(() -> MatrixCell.nothing(severity, level));
                cells.add(MatrixCell.of(row, matrix.of(level, severity)));
            }
        }
        return cells;
    }

    /**
     * The cells that have incidents, step by step of time.
     *
     * @param every the length of a step, as {@code 7d}
     * @throws ProblemException when the condition, the period or the step makes no sense
     */
    public List<MatrixCell> steps(@Nullable String mql, @Nullable Instant from, @Nullable Instant to, String every) {
        Duration step = Durations.parse(every)
                .filter(Duration::isPositive)
                .orElseThrow(() -> ProblemException.badArgument(
                        "Expected a duration of more than 0 (1d, 7d) for every, but it is \"" + every + "\""));
        ResponseMatrix matrix = rulebook.get().matrix();
        return rows(mql, from, to, step).stream()
                .map(row -> MatrixCell.of(row, matrix.of(row.serviceLevel(), row.severity())))
                .toList();
    }

    private List<Answered> rows(
            @Nullable String mql, @Nullable Instant from, @Nullable Instant to, @Nullable Duration every) {
        Conditions.inOrder(from, to);
        return answered.of(Conditions.read(mql, vocabularies), from, to, every, clock.instant());
    }
}
