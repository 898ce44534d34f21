package io.tocsin.api.stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.mql.Queries;
import io.tocsin.api.mql.Vocabularies;
import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemType;
import io.tocsin.mql.ast.Query;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Incidents")
class StreamController {

    private static final Logger LOG = LoggerFactory.getLogger(StreamController.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Hub hub;
    private final Incidents incidents;
    private final Vocabularies vocabularies;
    private final InstantSource clock;

    StreamController(Hub hub, Incidents incidents, Vocabularies vocabularies, InstantSource clock) {
        this.hub = hub;
        this.incidents = incidents;
        this.vocabularies = vocabularies;
        this.clock = clock;
    }

    /** Stays in the request's own virtual thread until the reader goes. */
    @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Incidents as they change, as server-sent events",
            description =
                    "`incident` with an incident as in the list, whenever one changes that satisfies the condition; `gone`"
                            + " with its number when it does no more. Whoever comes back with `Last-Event-ID` misses nothing;"
                            + " whoever was away too long gets `reset`, and then what there is. `end` is the last event.")
    @ApiResponse(responseCode = "200", description = "The stream")
    @ApiResponse(responseCode = "400", description = "The condition has mistakes, each with its place")
    @ApiResponse(responseCode = "503", description = "There are too many readers")
    void stream(
            @Parameter(description = "A condition; without it, all", example = "severity <= S3 and not status = closed")
                    @RequestParam(required = false)
                    @Nullable String mql,
            @Parameter(description = "The `id` of the last event that the reader has")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable String lastEventId,
            HttpServletResponse response)
            throws InterruptedException {
        Query query = condition(mql);
        Group group = hub.join(query.expression());
        if (group == null) {
            throw new ProblemException(Problem.of(
                    ProblemType.UNAVAILABLE, "Expected fewer readers of the stream, but there are too many"));
        }
        try {
            begin(response);
            new Reader(hub, group, incidents, clock, HEARTBEAT, response.getOutputStream())
                    .run(Position.of(lastEventId));
        } catch (IOException e) {
            LOG.debug("A reader of the stream went away", e);
        } finally {
            hub.leave(group);
        }
    }

    private Query condition(@Nullable String mql) {
        Query query = Queries.search(mql, vocabularies.incidents());
        if (!query.equals(Query.of(query.expression()))) {
            throw ProblemException.badArgument(
                    "Expected a condition alone, but an order, a limit or a time stands behind it");
        }
        return query;
    }

    private static void begin(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
    }
}
