package io.tocsin.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.contract.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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

    /**
     * Cells, and the period they are of.
     *
     * @param from the first moment of opening that counts; null for no beginning
     * @param to the first that does not; null for no end
     */
    record Matrix(
            @JsonInclude @Nullable Instant from,
            @JsonInclude @Nullable Instant to,
            List<MatrixCell> cells) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "How soon incidents were answered, by severity and service level",
            description = "As JSON, or as CSV when that is asked for by Accept. Percentiles are by nearest rank.")
    Matrix matrix(@ParameterObject Question asked) {
        return new Matrix(asked.begin(), asked.end(), report.cells(asked.mql(), asked.begin(), asked.end()));
    }

    @GetMapping(produces = Csv.TYPE)
    @Operation(hidden = true)
    void matrixAsCsv(Question asked, HttpServletResponse response) throws IOException {
        write(report.cells(asked.mql(), asked.begin(), asked.end()), response);
    }

    @GetMapping(path = "/trend", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The same, week by week",
            description = "Only the cells that have incidents; each with the moment at which its step of time begins.")
    Matrix trend(
            @ParameterObject Question asked,
            @Parameter(description = "the length of a step") @RequestParam(defaultValue = WEEK) String every) {
        return new Matrix(asked.begin(), asked.end(), steps(asked, every));
    }

    @GetMapping(path = "/trend", produces = Csv.TYPE)
    @Operation(hidden = true)
    void trendAsCsv(Question asked, @RequestParam(defaultValue = WEEK) String every, HttpServletResponse response)
            throws IOException {
        write(steps(asked, every), response);
    }

    private List<MatrixCell> steps(Question asked, String every) {
        return report.steps(asked.mql(), asked.begin(), asked.end(), every);
    }

    private static void write(List<MatrixCell> cells, HttpServletResponse response) throws IOException {
        Csv.write(response, MatrixCell.NAMES, cells.stream().map(MatrixCell::row));
    }
}
