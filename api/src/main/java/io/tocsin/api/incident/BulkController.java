package io.tocsin.api.incident;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.mql.Queries;
import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemType;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.projections.search.IncidentSearch;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One command for many incidents: never more than a bounded number, and only as many as the asker has seen. */
@RestController
@RequestMapping(
        path = "/api/v1/incidents/bulk",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Incidents")
class BulkController {

    static final int AT_MOST = 1_000;

    private final IncidentActions actions;
    private final IncidentSearch search;
    private final InstantSource clock;

    BulkController(IncidentActions actions, IncidentSearch search, InstantSource clock) {
        this.actions = actions;
        this.search = search;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            summary = "Carry out one command for every incident that a search finds",
            description = "Without `confirm` it says how many there are and does nothing. With it, it does so if there"
                    + " are still as many; each incident gets a domain event of its own, or is refused for itself.")
    @ApiResponse(responseCode = "200", description = "Counted, or carried out")
    @ApiResponse(responseCode = "202", description = "Stored; the lists do not show all of it yet")
    @ApiResponse(responseCode = "409", description = "There are not as many as were confirmed")
    @ApiResponse(responseCode = "422", description = "More than 1,000 incidents")
    ResponseEntity<BulkAnswer> bulk(
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody BulkBody body) {
        if (body.mql() == null) {
            throw ProblemException.badArgument("Expected a search in the field mql, but it is missing");
        }
        CommandBody command = body.body();
        List<Long> numbers =
                search.numbers(Queries.search(body.mql(), Vocabulary.incidents()), clock.instant(), AT_MOST + 1);
        check(numbers.size(), body.confirm());
        return body.confirm() == null
                ? ResponseEntity.ok(new BulkAnswer(numbers.size(), List.of(), List.of()))
                : carryOut(numbers, command, Actor.of(user), key);
    }

    private static void check(int found, @Nullable Integer confirmed) {
        if (found > AT_MOST) {
            throw new ProblemException(Problem.of(
                    ProblemType.TOO_MUCH,
                    "Expected a search that finds at most " + AT_MOST + " incidents, but there are more"));
        }
        if (confirmed != null && confirmed != found) {
            throw new ProblemException(Problem.of(
                    ProblemType.WRONG_STATE,
                    "Expected " + confirmed + " incidents, as confirmed, but the search finds " + found + " now"));
        }
    }

    private ResponseEntity<BulkAnswer> carryOut(
            List<Long> numbers, CommandBody command, String by, @Nullable String key) {
        List<Long> done = new ArrayList<>();
        List<BulkAnswer.Refused> refused = new ArrayList<>();
        for (long number : numbers) {
            actions.store(IncidentNumber.of(number), command, by, key)
                    .ifPresentOrElse(
                            problem -> refused.add(BulkAnswer.Refused.of(number, problem)), () -> done.add(number));
        }
        HttpStatus status = actions.visible() ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status).body(new BulkAnswer(numbers.size(), done, refused));
    }
}
