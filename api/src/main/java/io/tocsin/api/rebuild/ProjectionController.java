package io.tocsin.api.rebuild;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.incident.Actor;
import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemType;
import io.tocsin.core.store.EventStorage;
import io.tocsin.projections.fold.Projector;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/projections", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Projections", description = "The tables that answer, and making them anew from the events")
class ProjectionController {

    private final EventStorage storage;
    private final Projector projector;
    private final Rebuilding rebuilding;

    ProjectionController(EventStorage storage, Projector projector, Rebuilding rebuilding) {
        this.storage = storage;
        this.projector = projector;
        this.rebuilding = rebuilding;
    }

    /**
     * How far the tables are.
     *
     * @param position of the last event that is in them
     * @param head of the newest event
     * @param lag events that are stored and not visible yet
     * @param rebuild the one that runs, or ran last since this node started; null: none
     */
    @Schema(name = "Projections")
    record Standing(
            long position, long head, long lag, @Nullable RebuildView rebuild) {}

    /** @param swap put the new tables in place of the old ones; else they are only compared */
    record Wish(@Nullable Boolean swap) {}

    @GetMapping
    @Operation(summary = "How far the projections are, and how far their rebuild")
    Standing standing() {
        long position = projector.applied();
        long head = storage.log().head();
        return new Standing(
                position, head, Math.max(0, head - position), rebuilding.last().orElse(null));
    }

    @PostMapping("/rebuild")
    @Operation(
            summary = "Rebuild all projections beside the live ones, and compare",
            description =
                    "Goes on by itself; `GET /api/v1/projections` tells how far it is. With `{\"swap\": true}` the new tables"
                            + " take the place of the old ones at once when they are ready; else they are dropped once compared.")
    @ApiResponse(responseCode = "202", description = "It runs")
    @ApiResponse(responseCode = "409", description = "One runs already, on this node or on another")
    ResponseEntity<RebuildView> start(
            @RequestBody(required = false) @Nullable Wish wish,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user) {
        return rebuilding
                .start(wish != null && Boolean.TRUE.equals(wish.swap()), Actor.of(user))
                .map(view -> ResponseEntity.status(HttpStatus.ACCEPTED).body(view))
                .orElseThrow(
                        () -> new ProblemException(
                                Problem.of(
                                        ProblemType.ALREADY_DONE,
                                        "Expected no rebuild to run, but one does, here or on another node; GET /api/v1/projections tells of one here")));
    }

    @DeleteMapping("/rebuild")
    @Operation(summary = "End the rebuild that runs here; the live tables stay as they are")
    @ApiResponse(responseCode = "202", description = "It ends soon")
    @ApiResponse(responseCode = "404", description = "None runs here")
    ResponseEntity<RebuildView> cancel() {
        RebuildView running = rebuilding
                .last()
                .filter(view -> view.state() == RebuildView.State.RUNNING)
                .orElseThrow(() -> ProblemException.notFound("Expected a rebuild that runs here, but none does"));
        rebuilding.cancel();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(running);
    }
}
