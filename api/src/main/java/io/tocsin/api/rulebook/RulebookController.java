package io.tocsin.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.incident.Actor;
import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemType;
import io.tocsin.core.command.RulebookCommands.Outcome;
import io.tocsin.core.message.Fault;
import io.tocsin.core.rulebook.RulebookProblem;
import io.tocsin.core.rulebook.RulebookSchema;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/rulebook")
@Tag(name = "Rulebook", description = "One document: who sends, who owns, who answers how soon; see docs/rulebook.md")
class RulebookController {

    private static final String YAML = "application/yaml";
    private static final String SCHEMA = "application/schema+json";

    private final RulebookDesk desk;

    RulebookController(RulebookDesk desk) {
        this.desk = desk;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The rulebook in force", description = "With `Accept: application/yaml` the document alone.")
    ResponseEntity<RulebookView> current() {
        return answer(desk.inForce());
    }

    @GetMapping(produces = YAML)
    @Operation(hidden = true)
    ResponseEntity<String> document() {
        return ResponseEntity.ok()
                .eTag(tag(desk.inForce().version()))
                .contentType(MediaType.valueOf(YAML))
                .body(desk.inForce().text());
    }

    @PutMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Put another document in force, whole",
            description =
                    "With `If-Match: \"3\"` only if version 3 is in force still. What says the same changes nothing.")
    @ApiResponse(responseCode = "200", description = "In force; the version")
    @ApiResponse(responseCode = "400", description = "It has mistakes, each with its place; nothing was changed")
    @ApiResponse(responseCode = "409", description = "Another version is in force; nothing was changed")
    ResponseEntity<RulebookView> apply(
            @RequestBody(required = false) @Nullable String yaml,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user,
            @Parameter(description = "Why, for those who read the versions") @RequestParam(required = false) @Nullable String comment) {
        return switch (desk.apply(text(yaml), expected(match), Actor.of(user), comment)) {
            case Outcome.Applied applied -> answer(RulebookView.of(applied.version()));
            case Outcome.Same ignored -> answer(desk.inForce());
            case Outcome.Refused refused -> throw Mistakes.refused(refused.problems());
            case Outcome.Outdated outdated ->
                throw new ProblemException(Problem.of(
                        ProblemType.WRONG_STATE,
                        "Expected version " + (match == null ? "that you started from" : match)
                                + " to be in force, but it is " + outdated.version()));
        };
    }

    @PostMapping(path = "/check", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Every mistake of a document, with its place; nothing is changed")
    Check check(@RequestBody(required = false) @Nullable String yaml) {
        List<RulebookProblem> problems = desk.check(text(yaml));
        return new Check(problems.isEmpty(), Mistakes.faults(problems));
    }

    @GetMapping(
            path = "/schema",
            produces = {SCHEMA, MediaType.APPLICATION_JSON_VALUE})
    @Operation(summary = "The JSON Schema of a rulebook, for editors")
    byte[] schema() {
        return RulebookSchema.text().getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping(path = "/versions", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All versions, the newest first, without their texts")
    Page<RulebookView> versions(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String cursor) {
        return desk.versions(new PageRequest(limit, cursor));
    }

    @GetMapping(path = "/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One version")
    RulebookView version(@PathVariable long version) {
        return desk.find(version);
    }

    @GetMapping(path = "/versions/{version}/diff", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(summary = "What a version changed, as a unified diff")
    String difference(
            @PathVariable long version,
            @Parameter(description = "Compared with this one; else with the one before")
                    @RequestParam(required = false)
                    @Nullable Long from) {
        RulebookView after = desk.find(version);
        return Differences.between(desk.find(from == null ? Math.max(0, version - 1) : from), after);
    }

    record Check(boolean understood, List<Fault> problems) {}

    private static ResponseEntity<RulebookView> answer(RulebookView version) {
        return ResponseEntity.ok().eTag(tag(version.version())).body(version);
    }

    private static String tag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    private static String text(@Nullable String yaml) {
        return yaml == null ? "" : yaml;
    }

    private static @Nullable Long expected(@Nullable String match) {
        if (match == null || match.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(match.replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw ProblemException.badArgument("Expected If-Match to be a version such as \"3\", but it is " + match);
        }
    }
}
