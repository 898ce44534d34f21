package io.tocsin.api.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.contract.Csv;
import io.tocsin.api.mql.Vocabularies;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.severity.ResponseMatrix;
import io.tocsin.core.severity.Severity;
import io.tocsin.core.time.Durations;
import io.tocsin.projections.search.Answered;
import io.tocsin.projections.search.AnsweredIncidents;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How fast each severity × service level was really answered. */
@RestController
@RequestMapping("/api/v1/response-matrix")
@Tag(name = "Reports")
class MatrixController {

    private static final String WEEK = "7d";

    private final Vocabularies vocabularies;
    private final AnsweredIncidents answered;
    private final RulebookCommands rulebook;
    private final InstantSource clock;

    MatrixController(
            Vocabularies vocabularies, AnsweredIncidents answered, RulebookCommands rulebook, InstantSource clock) {
        this.vocabularies = vocabularies;
        this.answered = answered;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** Cells, those without incidents included. */
    record Matrix(List<MatrixCell> cells) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "How soon incidents were answered, by severity and service level",
            description = "As JSON, or as CSV when that is asked for by Accept. Percentiles are by nearest rank.")
    Matrix matrix(
            @RequestParam(required = false) @Nullable String mql,
            @Parameter(description = "the first moment of opening that counts")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "the first moment of opening that does not count")
                    @RequestParam(required = false)
                    @Nullable Instant to) {
        return new Matrix(cells(mql, from, to));
    }

    @GetMapping(produces = Csv.TYPE)
    @Operation(hidden = true)
    void matrixAsCsv(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        write(cells(mql, from, to), response);
    }

    @GetMapping(path = "/trend", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The same, week by week",
            description = "Only the cells that have incidents; each with the moment at which its step of time begins.")
    Matrix trend(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @Parameter(description = "the length of a step") @RequestParam(defaultValue = WEEK) String every) {
        return new Matrix(steps(mql, from, to, every));
    }

    @GetMapping(path = "/trend", produces = Csv.TYPE)
    @Operation(hidden = true)
    void trendAsCsv(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = WEEK) String every,
            HttpServletResponse response)
            throws IOException {
        write(steps(mql, from, to, every), response);
    }

    private List<MatrixCell> cells(@Nullable String mql, @Nullable Instant from, @Nullable Instant to) {
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

    private List<MatrixCell> steps(@Nullable String mql, @Nullable Instant from, @Nullable Instant to, String every) {
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

    private static void write(List<MatrixCell> cells, HttpServletResponse response) throws IOException {
        Csv.write(response, MatrixCell.NAMES, cells.stream().map(MatrixCell::row));
    }
}
