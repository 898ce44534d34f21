package io.tocsin.api.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.contract.Csv;
import io.tocsin.api.contract.Markdown;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a team looks at when it looks back. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Reports")
class RetrospectiveController {

    private final LookBack lookBack;

    RetrospectiveController(LookBack lookBack) {
        this.lookBack = lookBack;
    }

    @GetMapping(path = "/retrospective", produces = MediaType.APPLICATION_JSON_VALUE)
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
        return lookBack.review(mql, from, to);
    }

    @GetMapping(path = "/retrospective", produces = Markdown.TYPE)
    @Operation(hidden = true)
    String markdown(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        return ReviewText.of(lookBack.review(mql, from, to));
    }

    @GetMapping(path = "/retrospective", produces = Csv.TYPE)
    @Operation(hidden = true)
    void csv(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        Csv.write(response, ReviewRows.HEADER, ReviewRows.of(lookBack.review(mql, from, to)));
    }

    /** For a link: a browser cannot ask for Markdown by Accept. */
    @GetMapping(path = "/retrospective.md", produces = Markdown.TYPE)
    @Operation(hidden = true)
    ResponseEntity<String> markdownFile(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"retrospective.md\"")
                .body(markdown(mql, from, to));
    }

    /** For a link, as well. */
    @GetMapping(path = "/retrospective.csv", produces = Csv.TYPE)
    @Operation(hidden = true)
    void csvFile(
            @RequestParam(required = false) @Nullable String mql,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"retrospective.csv\"");
        csv(mql, from, to, response);
    }
}
