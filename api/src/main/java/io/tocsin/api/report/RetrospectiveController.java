package io.tocsin.api.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.contract.Csv;
import io.tocsin.api.contract.Markdown;
import io.tocsin.api.mql.Vocabularies;
import io.tocsin.core.command.MuteCommands;
import io.tocsin.core.mute.MuteState;
import io.tocsin.mql.ast.Expression;
import io.tocsin.projections.search.Retrospectives;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a team looks at when it looks back. */
@RestController
@RequestMapping("/api/v1/retrospective")
@Tag(name = "Reports")
class RetrospectiveController {

    private static final Duration PERIOD = Duration.ofDays(30);

    private final Vocabularies vocabularies;
    private final Retrospectives retrospectives;
    private final MuteCommands mutes;
    private final InstantSource clock;

    RetrospectiveController(
            Vocabularies vocabularies, Retrospectives retrospectives, MuteCommands mutes, InstantSource clock) {
        this.vocabularies = vocabularies;
        this.retrospectives = retrospectives;
        this.mutes = mutes;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "How a period went",
            description =
                    "What was never handled, breaches, flappers, top triggers, the longest, hand-overs, who carried how"
                            + " much, mutes. As JSON, or as text/markdown or text/csv when that is asked for by Accept.")
    Review json(
            @RequestParam(required = false) @Nullable String mql,
            @Parameter(description = "the first moment of opening that counts; 30 days before the end without it")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "the first moment of opening that does not count; now without it")
                    @RequestParam(required = false)
                    @Nullable Instant to) {
        return review(mql, from, to);
    }

    @GetMapping(produces = Markdown.TYPE)
    @Operation(hidden = true)
    String markdown(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        return ReviewText.of(review(mql, from, to));
    }

    @GetMapping(produces = Csv.TYPE)
    @Operation(hidden = true)
    void csv(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        Csv.write(response, ReviewRows.HEADER, ReviewRows.of(review(mql, from, to)));
    }

    private Review review(@Nullable String mql, @Nullable Instant from, @Nullable Instant to) {
        Instant now = clock.instant();
        Instant end = Objects.requireNonNullElse(to, now);
        Instant begin = Objects.requireNonNullElse(from, end.minus(PERIOD));
        Conditions.inOrder(begin, end);
        Expression condition = Conditions.read(mql, vocabularies);
        return new Review(begin, end, mql, retrospectives.of(condition, begin, end, now), muted(begin, end));
    }

    private List<Review.Muted> muted(Instant from, Instant to) {
        return mutes.notOverAt(from).stream()
                .filter(mute -> mute.from().isBefore(to))
                .map(RetrospectiveController::muted)
                .toList();
    }

    private static Review.Muted muted(MuteState mute) {
        return new Review.Muted(mute.id().text(), mute.match(), mute.from(), mute.until(), mute.by(), mute.comment());
    }
}
