package io.tocsin.api.mute;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.incident.Actor;
import io.tocsin.api.incident.IdempotencyKey;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/mutes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Mutes", description = "Which alerts concern no incident for a while, and who said so; see docs/mutes.md")
class MuteController {

    private final MuteDesk desk;
    private final MuteBook book;
    private final InstantSource clock;

    MuteController(MuteDesk desk, MuteBook book, InstantSource clock) {
        this.desk = desk;
        this.book = book;
        this.clock = clock;
    }

    /** Why somebody ends a mute. */
    record EndBody(@Nullable String comment) {}

    @GetMapping
    @Operation(
            summary = "All mutes there ever were",
            description =
                    "Those of the rulebook in force come first, in its order, then those of people, the newest first.")
    Page<MuteView> list(
            @Parameter(description = "How many at most, 1 … 500") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        return book.page(new PageRequest(limit, cursor), clock.instant());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One mute, with its whole history")
    MuteView one(@PathVariable String id) {
        return desk.find(id);
    }

    @PostMapping
    @Operation(summary = "Mute what an MQL matches")
    @ApiResponse(responseCode = "200", description = "It is muted; the mute")
    @ApiResponse(responseCode = "400", description = "It makes no sense; nothing is muted")
    MuteView set(
            @RequestBody MuteBody body,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        return desk.set(body, Actor.of(user), IdempotencyKey.of(key));
    }

    @PostMapping("/{id}/end")
    @Operation(summary = "End it before its time", description = "One that is over stays as it is.")
    @ApiResponse(responseCode = "200", description = "It is over; the mute")
    @ApiResponse(responseCode = "404", description = "No person has set such a mute")
    MuteView end(
            @PathVariable String id,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestBody(required = false) @Nullable EndBody body) {
        return desk.end(id, Actor.of(user), body == null ? null : body.comment());
    }
}
