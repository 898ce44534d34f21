package io.tocsin.api.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.contract.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
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

    private final ResponseReport report;

    MatrixController(ResponseReport report) {
        this.report = report;
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
        return new Matrix(report.cells(mql, from, to));
    }

    @GetMapping(produces = Csv.TYPE)
    @Operation(hidden = true)
    void matrixAsCsv(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        write(report.cells(mql, from, to), response);
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
        return new Matrix(report.steps(mql, from, to, every));
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
        write(report.steps(mql, from, to, every), response);
    }

    private static void write(List<MatrixCell> cells, HttpServletResponse response) throws IOException {
        Csv.write(response, MatrixCell.NAMES, cells.stream().map(MatrixCell::row));
    }
}
