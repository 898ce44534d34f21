package io.tocsin.api.incident;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.alert.FreshAlerts;
import io.tocsin.api.mql.Queries;
import io.tocsin.api.mql.Vocabularies;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.runbook.RunbookShelf;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.mql.ast.Query;
import io.tocsin.projections.alert.AlertBook;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.queue.IncidentQueue;
import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.search.IncidentSearch;
import io.tocsin.projections.search.SimilarIncidents;
import io.tocsin.projections.timeline.Timeline;
import io.tocsin.projections.timeline.TimelineEntry;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Incidents", description = "The units of human work")
class IncidentController {

    private final Vocabularies vocabularies;
    private final IncidentSearch search;
    private final IncidentQueue queue;
    private final AlertBook alerts;
    private final FreshAlerts fresh;
    private final Timeline timeline;
    private final SimilarIncidents similar;
    private final RunbookShelf runbooks;
    private final InstantSource clock;

    IncidentController(
            Vocabularies vocabularies,
            IncidentSearch search,
            IncidentQueue queue,
            AlertBook alerts,
            FreshAlerts fresh,
            Timeline timeline,
            SimilarIncidents similar,
            RunbookShelf runbooks,
            InstantSource clock) {
        this.vocabularies = vocabularies;
        this.search = search;
        this.queue = queue;
        this.alerts = alerts;
        this.fresh = fresh;
        this.timeline = timeline;
        this.similar = similar;
        this.runbooks = runbooks;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "The incidents that a search finds, or all",
            description =
                    "In the order that the search asks for; else in that in which they want to be answered: open ones,"
                            + " then those for the retrospective, then closed ones, in each part by deadline, severity, opening.")
    Page<IncidentView> list(
            @Parameter(
                            description = "A search; without it, all",
                            example = "severity <= S3 and status = new and ~kubernetes = \"msm-prod\"")
                    @RequestParam(required = false)
                    @Nullable String mql,
            @Parameter(description = "How many at most, 1 … 500") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        Query query = Queries.search(mql, vocabularies.incidents());
        return search.page(query, new PageRequest(limit, cursor), clock.instant());
    }

    @GetMapping("/{number}")
    @Operation(summary = "One incident, with its alerts, their intervals, and its runbooks")
    IncidentDetail one(@Parameter(example = "4711") @PathVariable long number) {
        PageRequest first = PageRequest.first(PageRequest.LARGEST_LIMIT);
        IncidentView incident = find(number);
        return IncidentDetail.of(
                incident,
                members(number, first),
                similar.counts(number, clock.instant()).orElse(null),
                similar.others(incident.project(), number),
                runbooks.of(number, clock.instant()));
    }

    @GetMapping("/{number}/timeline")
    @Operation(summary = "What happened in it and to its alerts, oldest first")
    Page<TimelineEntry> timeline(
            @Parameter(example = "4711") @PathVariable long number,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest request = new PageRequest(limit, cursor);
        find(number);
        return timeline.of(IncidentNumber.of(number), request);
    }

    @GetMapping("/{number}/alerts")
    @Operation(summary = "Its alerts: firing ones, unknown ones, pending ones, the others; the most severe first")
    Page<AlertView> alerts(
            @Parameter(example = "4711") @PathVariable long number,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest request = new PageRequest(limit, cursor);
        find(number);
        return members(number, request);
    }

    private IncidentView find(long number) {
        return queue.byNumber(IncidentNumber.of(number), clock.instant())
                .orElseThrow(() -> ProblemException.notFound(
                        "Expected the number of an incident, but there is no " + IncidentNumber.of(number)));
    }

    private Page<AlertView> members(long number, PageRequest request) {
        return alerts.ofIncident(IncidentNumber.of(number), request, clock.instant())
                .map(fresh::of);
    }
}
