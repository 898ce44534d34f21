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
@ApiResponse(responseCode = "403", description = "It is not yours to do")
@ApiResponse(responseCode = "404", description = "There is no such incident")
@ApiResponse(responseCode = "409", description = "Its status does not allow it, or it is so already")
class CommandController {

    private final IncidentActions actions;
    private final IncidentQueue queue;
    private final InstantSource clock;

    CommandController(IncidentActions actions, IncidentQueue queue, InstantSource clock) {
        this.actions = actions;
        this.queue = queue;
        this.clock = clock;
    }

    @PostMapping("/take")
    @Operation(
            summary = "Answer it and hold it",
            description = "A snoozed one wakes. Who was asked to take it over may; others only what nobody has taken.")
    ResponseEntity<IncidentView> take(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) CommandBodies.@Nullable Take body) {
        return carryOut(number, body == null ? CommandBodies.Take.NOTHING : body, user, key);
    }

    @PostMapping("/handover")
    @Operation(
            summary = "Ask somebody to take it over",
            description =
                    "Until they take it the giver holds it; if they do not within the response time, it goes back. For the holder, members of the holding team, and admins.")
    ResponseEntity<IncidentView> handOver(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody CommandBodies.HandOver body) {
        return carryOut(number, body, user, key);
    }

    @PostMapping("/return")
    @Operation(
            summary = "Give it back",
            description =
                    "What one was asked to take over, has offered, or has taken; taken ones go to whom they came from, and wait for an answer anew.")
    ResponseEntity<IncidentView> giveBack(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) CommandBodies.@Nullable Return body) {
        return carryOut(number, body == null ? CommandBodies.Return.NOTHING : body, user, key);
    }

    @PostMapping("/comment")
    @Operation(summary = "Say something about it")
    ResponseEntity<IncidentView> comment(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) CommandBodies.@Nullable Comment body) {
        return carryOut(number, body == null ? CommandBodies.Comment.NOTHING : body, user, key);
    }

    @PostMapping("/describe")
    @Operation(summary = "Say what it is about", description = "A title, a text, or both.")
    ResponseEntity<IncidentView> describe(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody CommandBodies.Describe body) {
        return carryOut(number, body, user, key);
    }

    @PostMapping("/severity")
    @Operation(
            summary = "Say how severe it is",
            description = "Its alerts do not move it any more; null: they do again.")
    ResponseEntity<IncidentView> severity(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody CommandBodies.PinSeverity body) {
        return carryOut(number, body, user, key);
    }

    @PostMapping("/snooze")
    @Operation(
            summary = "Let it be quiet",
            description =
                    "For a time, until a moment, or for ever. It wakes when it becomes more severe, and when it is OK if that is asked for. Its deadline goes on.")
    ResponseEntity<IncidentView> snooze(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody SnoozeBody body) {
        return carryOut(number, body, user, key);
    }

    @PostMapping("/wake")
    @Operation(summary = "Let it be quiet no more")
    ResponseEntity<IncidentView> wake(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) CommandBodies.@Nullable Wake body) {
        return carryOut(number, body == null ? CommandBodies.Wake.NOTHING : body, user, key);
    }

    @PostMapping("/merge")
    @Operation(
            summary = "Move all its alerts to another incident and close it",
            description = "Later alerts of its group follow. Undone by reopen.")
    ResponseEntity<IncidentView> merge(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody CommandBodies.Merge body) {
        return carryOut(number, body, user, key);
    }

    @PostMapping("/split")
    @Operation(
            summary = "Move some of its alerts to a new incident",
            description = "`splitFrom` of the new one names this one.")
    ResponseEntity<IncidentView> split(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody CommandBodies.Split body) {
        return carryOut(number, body, user, key);
    }

    @PostMapping("/relate")
    @Operation(summary = "Say that it is the cause, or a consequence, of another incident")
    ResponseEntity<IncidentView> relate(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody CommandBodies.Relate body) {
        return carryOut(number, body, user, key);
    }

    @PostMapping("/unrelate")
    @Operation(summary = "Say that it has nothing to do with the other incident")
    ResponseEntity<IncidentView> unrelate(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody CommandBodies.Unrelate body) {
        return carryOut(number, body, user, key);
    }

    @PostMapping("/close")
    @Operation(
            summary = "Declare the work done",
            description = "Allowed while its alerts still fire; that is recorded.")
    ResponseEntity<IncidentView> close(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) CommandBodies.@Nullable Close body) {
        return carryOut(number, body == null ? CommandBodies.Close.NOTHING : body, user, key);
    }

    @PostMapping("/reopen")
    @Operation(summary = "Declare the work not done", description = "If it was merged, its alerts come back.")
    ResponseEntity<IncidentView> reopen(
            @PathVariable long number,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IncidentActions.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) CommandBodies.@Nullable Reopen body) {
        return carryOut(number, body == null ? CommandBodies.Reopen.NOTHING : body, user, key);
    }

    private ResponseEntity<IncidentView> carryOut(
            long number, CommandBody body, @Nullable String user, @Nullable String key) {
        IncidentNumber incident = IncidentNumber.of(number);
        boolean visible = actions.carryOut(incident, body, Actor.of(user), key);
        return ResponseEntity.status(visible ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(queue.byNumber(incident, clock.instant()).orElse(null));
    }
}
