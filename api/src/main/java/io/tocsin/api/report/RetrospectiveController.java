package io.tocsin.api.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.contract.Csv;
import io.tocsin.api.contract.Markdown;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
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
    Review json(@ParameterObject Question asked) {
        return review(asked);
    }

    @GetMapping(path = "/retrospective", produces = Markdown.TYPE)
    @Operation(hidden = true)
    String markdown(Question asked) {
        return ReviewText.of(review(asked));
    }

    @GetMapping(path = "/retrospective", produces = Csv.TYPE)
    @Operation(hidden = true)
    void csv(Question asked, HttpServletResponse response) throws IOException {
        Csv.write(response, ReviewRows.HEADER, ReviewRows.of(review(asked)));
    }

    /** For a link: a browser cannot ask for Markdown by Accept. */
    @GetMapping(path = "/retrospective.md", produces = Markdown.TYPE)
    @Operation(hidden = true)
    ResponseEntity<String> markdownFile(Question asked) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"retrospective.md\"")
                .body(markdown(asked));
    }

    /** For a link, as well. */
    @GetMapping(path = "/retrospective.csv", produces = Csv.TYPE)
    @Operation(hidden = true)
    void csvFile(Question asked, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"retrospective.csv\"");
        csv(asked, response);
    }

    private Review review(Question asked) {
        return lookBack.review(asked.mql(), asked.begin(), asked.end());
    }
}
