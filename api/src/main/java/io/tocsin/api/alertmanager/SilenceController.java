package io.tocsin.api.alertmanager;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.incident.Actor;
import io.tocsin.api.incident.IdempotencyKey;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.command.MuteCommands;
import io.tocsin.core.command.MuteCommands.Outcome;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.MuteState;
import io.tocsin.core.mute.MuteWish;
import io.tocsin.core.mute.SilenceMatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** Mutes as Alertmanager's silences. What goes wrong is told as its clients understand it: by a JSON text. */
@RestController
@RequestMapping(path = "/api/v2", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Alertmanager")
class SilenceController {

    /** As long as Alertmanager lists them by itself. */
    private static final Duration EXPIRED_LISTED = Duration.ofHours(120);

    private final MuteCommands mutes;
    private final ObjectMapper json;
    private final InstantSource clock;

    SilenceController(MuteCommands mutes, ObjectMapper json, InstantSource clock) {
        this.mutes = mutes;
        this.json = json;
        this.clock = clock;
    }

    /** The id of what was set. */
    record Posted(String silenceID) {}

    @GetMapping("/silences")
    @Operation(summary = "The mutes that people set, those that are over for five days")
    @Parameter(name = "filter", in = ParameterIn.QUERY, example = "severity=\"critical\"")
    List<GettableSilence> list(HttpServletRequest request) {
        Matchers asked = Matchers.parse(request.getParameterValues("filter"));
        Instant now = clock.instant();
        return mutes.notOverAt(now.minus(EXPIRED_LISTED)).stream()
                .map(mute -> GettableSilence.of(mute, now))
                .filter(silence -> SilenceMatchers.include(silence.matchers(), asked))
                .sorted(GettableSilence.ORDER)
                .toList();
    }

    @PostMapping("/silences")
    @Operation(
            summary = "Mute, or change a mute",
            description =
                    "With an id: the same mute where that leaves its past as it was; else it ends and a new one begins.")
    ResponseEntity<?> post(
            @RequestBody PostableSilence silence,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        Instant now = clock.instant();
        MuteId id = silence.mute();
        MuteState before = id == null ? null : mutes.find(id).orElse(null);
        MuteWish wish = wish(silence, before, user, now);
        Outcome outcome = id == null ? mutes.set(wish, IdempotencyKey.of(key), now) : mutes.change(id, wish, now);
        return switch (outcome) {
            case Outcome.Done done ->
                ResponseEntity.ok(new Posted(done.mute().id().text()));
            case Outcome.Refused refused -> text(HttpStatus.BAD_REQUEST, refused.text());
            case Outcome.NotFound ignored -> text(HttpStatus.NOT_FOUND, "silence not found");
        };
    }

    @GetMapping("/silence/{id}")
    @Operation(summary = "One of them")
    ResponseEntity<GettableSilence> one(@PathVariable String id) {
        return ResponseEntity.of(mutes.find(MuteId.of(id)).map(mute -> GettableSilence.of(mute, clock.instant())));
    }

    @DeleteMapping("/silence/{id}")
    @Operation(summary = "End a mute", description = "One that is over stays as it is.")
    ResponseEntity<?> end(
            @PathVariable String id, @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user) {
        return switch (mutes.end(MuteId.of(id), Actor.of(user), null, clock.instant())) {
            case Outcome.Done ignored -> ResponseEntity.ok().build();
            case Outcome.Refused refused -> text(HttpStatus.BAD_REQUEST, refused.text());
            case Outcome.NotFound ignored -> ResponseEntity.notFound().build();
        };
    }

    @ExceptionHandler
    ResponseEntity<String> refused(ProblemException problem) {
        return text(problem.problem().status(), problem.problem().detail());
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<String> unreadable() {
        return text(
                HttpStatus.BAD_REQUEST,
                "Expected a silence such as {\"matchers\": [{\"name\", \"value\", \"isRegex\", \"isEqual\"}], \"startsAt\","
                        + " \"endsAt\", \"createdBy\", \"comment\"}, but the body is not one");
    }

    private static MuteWish wish(
            PostableSilence silence, @Nullable MuteState before, @Nullable String user, Instant now) {
        Instant until = silence.endsAt();
        Instant from = silence.startsAt() == null ? now : silence.startsAt();
        if (until == null || !from.isBefore(until)) {
            throw ProblemException.badArgument("Failed to create silence: start time must be before end time");
        }
        if (until.isBefore(now)) {
            throw ProblemException.badArgument("Failed to create silence: end time can't be in the past");
        }
        String by = silence.createdBy() == null || silence.createdBy().isBlank() ? Actor.of(user) : silence.createdBy();
        String comment = silence.comment() == null || silence.comment().isEmpty() ? null : silence.comment();
        List<SilenceMatcher> matchers = silence.silenceMatchers();
        if (before != null && before.matchers().isEmpty() && matchers.equals(GettableSilence.matchers(before))) {
            return new MuteWish(before.match(), List.of(), from, until, by, comment);
        }
        return new MuteWish(SilenceMatchers.mql(matchers), matchers, from, until, by, comment);
    }

    private ResponseEntity<String> text(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(text));
    }
}
