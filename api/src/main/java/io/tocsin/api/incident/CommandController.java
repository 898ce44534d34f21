package io.tocsin.api.incident;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.projections.queue.IncidentQueue;
import io.tocsin.projections.queue.IncidentView;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Each answers the incident after it. */
@RestController
@RequestMapping(
        path = "/api/v1/incidents/{number}",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Incidents")
@ApiResponse(responseCode = "200", description = "Done; the incident after it")
@ApiResponse(responseCode = "202", description = "Stored; the incident as it is seen, which it does not show yet")
@ApiResponse(responseCode = "400", description = "The command makes no sense")
@ApiResponse(responseCode = "404", description = "There is no such incident")
@ApiResponse(responseCode = "409", description = "Its status does not allow it, or it is so already")
class CommandController {

    private static final String KEY = "Idempotency-Key";

    private final IncidentActions actions;
    private final IncidentQueue queue;
    private final InstantSource clock;

    CommandController(IncidentActions actions, IncidentQueue queue, InstantSource clock) {
        this.actions = actions;
        this.queue = queue;
        this.clock = clock;
    }

    @PostMapping("/take")
    @Operation(summary = "Answer it and hold it")
    ResponseEntity<IncidentView> take(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) CommandBodies.@Nullable Take body) {
        CommandBodies.Take said = body == null ? CommandBodies.Take.NOTHING : body;
        return after(number, actions.take(IncidentNumber.of(number), Actor.of(user), said.comment(), key));
    }

    @PostMapping("/comment")
    @Operation(summary = "Say something about it")
    ResponseEntity<IncidentView> comment(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) CommandBodies.@Nullable Comment body) {
        CommandBodies.Comment said = body == null ? CommandBodies.Comment.NOTHING : body;
        return after(number, actions.comment(IncidentNumber.of(number), Actor.of(user), said.comment(), key));
    }

    @PostMapping("/close")
    @Operation(
            summary = "Declare the work done",
            description = "Allowed while its alerts still fire; that is recorded.")
    ResponseEntity<IncidentView> close(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody(required = false) CommandBodies.@Nullable Close body) {
        CommandBodies.Close said = body == null ? CommandBodies.Close.NOTHING : body;
        return after(
                number,
                actions.close(IncidentNumber.of(number), Actor.of(user), said.resolution(), said.comment(), key));
    }

    private ResponseEntity<IncidentView> after(long number, boolean visible) {
        HttpStatus status = visible ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status)
                .body(queue.byNumber(IncidentNumber.of(number), clock.instant()).orElse(null));
    }
}
