package io.tocsin.api.incident;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.alert.FreshAlerts;
import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemType;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.projections.alert.AlertBook;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.queue.IncidentQueue;
import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.timeline.Timeline;
import io.tocsin.projections.timeline.TimelineEntry;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

    private final IncidentQueue queue;
    private final AlertBook alerts;
    private final FreshAlerts fresh;
    private final Timeline timeline;
    private final InstantSource clock;

    IncidentController(
            IncidentQueue queue, AlertBook alerts, FreshAlerts fresh, Timeline timeline, InstantSource clock) {
        this.queue = queue;
        this.alerts = alerts;
        this.fresh = fresh;
        this.timeline = timeline;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "All incidents, in the order in which they want to be answered",
            description = "Open ones, then those for the retrospective, then closed ones; in each part by deadline,"
                    + " severity, opening.")
    Page<IncidentView> list(
            @Parameter(description = "Not supported yet") @RequestParam(required = false) @Nullable String mql,
            @Parameter(description = "How many at most, 1 … 500") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        refuseSearch(mql);
        return queue.page(IncidentQueue.Which.ALL, new PageRequest(limit, cursor), clock.instant());
    }

    @GetMapping("/{number}")
    @Operation(summary = "One incident, with its alerts and their intervals")
    IncidentDetail one(@Parameter(example = "4711") @PathVariable long number) {
        PageRequest first = PageRequest.first(PageRequest.LARGEST_LIMIT);
        return IncidentDetail.of(find(number), members(number, first));
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

    private static void refuseSearch(@Nullable String mql) {
        if (mql != null && !mql.isBlank()) {
            throw new ProblemException(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    ProblemType.NOT_SUPPORTED,
                    "Expected no mql, because this version cannot search yet, but one is given; leave it out for all",
                    List.of()));
        }
    }
}
