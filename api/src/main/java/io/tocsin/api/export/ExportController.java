package io.tocsin.api.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.alert.FreshAlerts;
import io.tocsin.api.contract.Csv;
import io.tocsin.api.mql.Queries;
import io.tocsin.api.mql.Vocabularies;
import io.tocsin.mql.ast.Query;
import io.tocsin.projections.search.AlertSearch;
import io.tocsin.projections.search.IncidentSearch;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Written as it is read, page by page: a mistake in the search is told before the first row. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Reports")
class ExportController {

    private final Vocabularies vocabularies;
    private final IncidentSearch incidents;
    private final AlertSearch alerts;
    private final FreshAlerts fresh;
    private final InstantSource clock;

    ExportController(
            Vocabularies vocabularies,
            IncidentSearch incidents,
            AlertSearch alerts,
            FreshAlerts fresh,
            InstantSource clock) {
        this.vocabularies = vocabularies;
        this.incidents = incidents;
        this.alerts = alerts;
        this.fresh = fresh;
        this.clock = clock;
    }

    @GetMapping(path = "/incidents.csv", produces = Csv.TYPE)
    @Operation(
            summary = "All incidents that a search finds, as CSV",
            description =
                    "Whatever their number, in the order that the search asks for, else by number. What changes meanwhile may be"
                            + " told as it was or as it is.")
    void incidents(
            @Parameter(description = "A search; without it, all") @RequestParam(required = false) @Nullable String mql,
            HttpServletResponse response)
            throws IOException {
        Query query = Pages.steady(Queries.search(mql, vocabularies.incidents()));
        Instant now = clock.instant();
        var found = Pages.all(page -> incidents.page(query, page, now));
        name(response, "incidents.csv");
        Csv.write(response, IncidentColumns.HEADER, found.map(IncidentColumns::of));
    }

    @GetMapping(path = "/alerts.csv", produces = Csv.TYPE)
    @Operation(
            summary = "All alerts that a search finds, as CSV",
            description = "Whatever their number; without an order those of which there was news last come first.")
    void alerts(
            @Parameter(description = "A search; without it, all") @RequestParam(required = false) @Nullable String mql,
            HttpServletResponse response)
            throws IOException {
        Query query = Queries.search(mql, vocabularies.alerts());
        Instant now = clock.instant();
        var found = Pages.all(page -> fresh.of(query, alerts.page(query, page, now)));
        name(response, "alerts.csv");
        Csv.write(response, AlertColumns.HEADER, found.map(AlertColumns::of));
    }

    private static void name(HttpServletResponse response, String name) {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"');
    }
}
