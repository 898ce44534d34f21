package io.tocsin.api.mql;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.contract.Csv;
import io.tocsin.mql.ast.Query;
import io.tocsin.projections.search.IncidentFigures;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "MQL")
class QueryController {

    private static final String EXAMPLE = "opened > now - 30d | count, p95(response.time) by severity, service_level";

    private final Vocabularies vocabularies;
    private final IncidentFigures figures;
    private final InstantSource clock;

    QueryController(Vocabularies vocabularies, IncidentFigures figures, InstantSource clock) {
        this.vocabularies = vocabularies;
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping(path = "/query", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Counts and measures incidents",
            description = "As JSON, or as CSV when that is asked for by Accept. Durations are in seconds.")
    FigureAnswer json(
            @Parameter(description = "What stands behind | says which figures", example = EXAMPLE) @RequestParam
                    String mql,
            @Parameter(description = "Where days begin at midnight; UTC without it", example = "Europe/Prague")
                    @RequestParam(required = false)
                    @Nullable String zone) {
        return answer(mql, zone);
    }

    @GetMapping(path = "/query", produces = Csv.TYPE)
    @Operation(hidden = true)
    void csv(
            @RequestParam String mql,
            @RequestParam(required = false) @Nullable String zone,
            HttpServletResponse response)
            throws IOException {
        FigureAnswer answer = answer(mql, zone);
        Csv.write(response, answer.columns(), answer.rows().stream());
    }

    /** For a link: a browser cannot ask for CSV by Accept. */
    @GetMapping(path = "/query.csv", produces = Csv.TYPE)
    @Operation(hidden = true)
    void file(
            @RequestParam String mql,
            @RequestParam(required = false) @Nullable String zone,
            HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tocsin.csv\"");
        csv(mql, zone, response);
    }

    private FigureAnswer answer(String mql, @Nullable String zone) {
        Query query = Queries.figures(mql, vocabularies.incidents());
        return FigureAnswer.of(figures.of(query, clock.instant(), Zones.of(zone)));
    }
}
