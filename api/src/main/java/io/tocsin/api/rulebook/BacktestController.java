package io.tocsin.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.contract.Csv;
import io.tocsin.api.contract.Markdown;
import io.tocsin.api.incident.Actor;
import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemType;
import io.tocsin.core.backtest.Result;
import io.tocsin.core.backtest.Trial;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the last days would have been under another rulebook. */
@RestController
@RequestMapping(BacktestController.PATH)
@Tag(name = "Rulebook")
class BacktestController {

    static final String PATH = "/api/v1/rulebook/backtest";

    private final BacktestDesk desk;
    private final InstantSource clock;

    BacktestController(BacktestDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What the last days would have been under another rulebook",
            description = "Goes through them once more, in the background, and changes nothing; the answer says where"
                    + " to ask how far it is, and later what came out. One at a time.")
    @ApiResponse(responseCode = "202", description = "It runs; Location says where to ask")
    @ApiResponse(responseCode = "400", description = "The document has mistakes, each with its place")
    @ApiResponse(responseCode = "409", description = "Another one is running")
    ResponseEntity<BacktestView> start(
            @RequestBody(required = false) @Nullable String yaml,
            @Parameter(description = "how far back, 1 to 366") @RequestParam(defaultValue = "30") int days,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user) {
        Trial trial = desk.start(yaml == null ? "" : yaml, days, Actor.of(user));
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + trial.id()))
                .body(BacktestView.of(trial, null, clock.instant()));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The backtests that are known, the newest first",
            description = "What came out is kept for an hour, of ten at most.")
    Page<BacktestView> all() {
        return new Page<>(
                desk.all().stream()
                        .map(trial -> BacktestView.of(trial, null, clock.instant()))
                        .toList(),
                null);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "How far a backtest is, and what came out",
            description = "When it is done: totals and differences, the earliest incident first. All of them as"
                    + " text/csv or text/markdown, when that is asked for by Accept.")
    BacktestView one(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest request = new PageRequest(limit, cursor);
        Trial trial = desk.find(id);
        Result result = trial.result();
        return BacktestView.of(
                trial, result == null ? null : BacktestDesk.page(result.differences(), request), clock.instant());
    }

    @GetMapping(path = "/{id}", produces = Csv.TYPE)
    @Operation(hidden = true)
    void csv(@PathVariable String id, HttpServletResponse response) throws IOException {
        Csv.write(response, BacktestRows.HEADER, BacktestRows.of(done(id).differences()));
    }

    @GetMapping(path = "/{id}", produces = Markdown.TYPE)
    @Operation(hidden = true)
    String markdown(@PathVariable String id) {
        Result result = done(id);
        return BacktestText.of(desk.find(id), result);
    }

    /** For a link: a browser cannot ask for it by Accept. */
    @GetMapping(path = "/{id}.csv", produces = Csv.TYPE)
    @Operation(hidden = true)
    void csvFile(@PathVariable String id, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"backtest.csv\"");
        csv(id, response);
    }

    /** For a link, as well. */
    @GetMapping(path = "/{id}.md", produces = Markdown.TYPE)
    @Operation(hidden = true)
    ResponseEntity<String> markdownFile(@PathVariable String id) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"backtest.md\"")
                .body(markdown(id));
    }

    @DeleteMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Cancel a backtest", description = "One that has ended stays as it is.")
    BacktestView cancel(@PathVariable String id) {
        return BacktestView.of(desk.cancel(id), null, clock.instant());
    }

    private Result done(String id) {
        Trial trial = desk.find(id);
        Result result = trial.result();
        if (result == null) {
            throw new ProblemException(Problem.of(
                    ProblemType.WRONG_STATE,
                    "Expected a backtest that is done, but " + id + " is "
                            + trial.status().word()));
        }
        return result;
    }
}
