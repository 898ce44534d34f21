package io.tocsin.api.alert;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.mql.Queries;
import io.tocsin.api.mql.Vocabularies;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.mql.ast.Query;
import io.tocsin.projections.alert.AlertBook;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.search.AlertSearch;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Alerts", description = "Conditions, each identified by its labels, and what each has been through")
class AlertController {

    private final Vocabularies vocabularies;
    private final AlertSearch search;
    private final AlertBook alerts;
    private final FreshAlerts fresh;
    private final InstantSource clock;

    AlertController(
            Vocabularies vocabularies, AlertSearch search, AlertBook alerts, FreshAlerts fresh, InstantSource clock) {
        this.vocabularies = vocabularies;
        this.search = search;
        this.alerts = alerts;
        this.fresh = fresh;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "The alerts that a search finds, or all",
            description = "In the order that the search asks for; else those of which there was news last come first.")
    Page<AlertView> list(
            @Parameter(
                            description = "A search by what alerts have; without it, all",
                            example = "state = firing and ~server =~ \"^db\"")
                    @RequestParam(required = false)
                    @Nullable String mql,
            @Parameter(description = "How many at most, 1 … 500") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        Query query = Queries.search(mql, vocabularies.alerts());
        return fresh.of(query, search.page(query, new PageRequest(limit, cursor), clock.instant()));
    }

    @GetMapping("/{fingerprint}")
    @Operation(summary = "One alert, with all its intervals")
    AlertView one(
            @Parameter(description = "16 hex digits", example = "00c0ffee00c0ffee") @PathVariable String fingerprint) {
        return alerts.byFingerprint(parse(fingerprint), clock.instant())
                .map(fresh::of)
                .orElseThrow(() -> ProblemException.notFound(
                        "Expected the fingerprint of an alert, but nothing was heard of " + fingerprint));
    }

    private static Fingerprint parse(String text) {
        try {
            return Fingerprint.of(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badArgument("Expected a fingerprint of 16 hex digits, but it is \"" + text + '"');
        }
    }
}
