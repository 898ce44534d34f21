package io.tocsin.api.page;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.contract.Markdown;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.projections.queue.IncidentQueue;
import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.search.SimilarIncidents;
import io.tocsin.projections.timeline.Timeline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where the writing of a post-mortem begins. */
@RestController
@Tag(name = "Incidents")
class PostmortemController {

    private final IncidentQueue queue;
    private final Timeline timeline;
    private final SimilarIncidents similar;
    private final MessageSource messages;
    private final InstantSource clock;

    PostmortemController(
            IncidentQueue queue,
            Timeline timeline,
            SimilarIncidents similar,
            MessageSource messages,
            InstantSource clock) {
        this.queue = queue;
        this.timeline = timeline;
        this.similar = similar;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/incidents/{number}/postmortem", produces = Markdown.TYPE)
    @Operation(
            summary = "The beginning of its post-mortem, as Markdown",
            description =
                    "The facts and the timeline are filled in; what only people know is left to them. In the language"
                            + " of Accept-Language.")
    String postmortem(@Parameter(example = "4711") @PathVariable long number, Locale locale) {
        IncidentNumber wanted = IncidentNumber.of(number);
        Instant now = clock.instant();
        IncidentView incident = queue.byNumber(wanted, now)
                .orElseThrow(() ->
                        ProblemException.notFound("Expected the number of an incident, but there is no " + wanted));
        return Postmortem.of(
                incident,
                timeline.fromTheBeginning(wanted, IncidentPage.HISTORY_AT_MOST),
                before(number, now, locale),
                now,
                messages,
                locale);
    }

    private @Nullable String before(long number, Instant now, Locale locale) {
        return similar.counts(number, now)
                .map(counts -> messages.getMessage(
                        "postmortem.times",
                        new Object[] {
                            counts.same().total() - 1,
                            counts.trigger().total() - 1,
                            counts.trigger().lastMonth()
                        },
                        locale))
                .orElse(null);
    }
}
