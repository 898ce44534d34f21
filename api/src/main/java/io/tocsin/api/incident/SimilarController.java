package io.tocsin.api.incident;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.projections.search.Alike;
import io.tocsin.projections.search.Similar;
import io.tocsin.projections.search.SimilarIncidents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/incidents")
@Tag(name = "Incidents")
class SimilarController {

    private final SimilarIncidents similar;
    private final InstantSource clock;

    SimilarController(SimilarIncidents similar, InstantSource clock) {
        this.similar = similar;
        this.clock = clock;
    }

    /** @param items the most alike first */
    @Schema(name = "Similar")
    record SimilarAnswer(Similar.Counts same, Similar.TriggerCounts trigger, List<Alike> items) {}

    @GetMapping("/{number}/similar")
    @Operation(
            summary = "Whether it was seen before, and how that went",
            description =
                    "How often the same gathered, and the same trigger in the project; then the incidents most like it,"
                            + " by labels that the rarer weigh the more: who handled them, how long that took, what was done.")
    SimilarAnswer similar(@Parameter(example = "4711") @PathVariable long number) {
        IncidentNumber wanted = IncidentNumber.of(number);
        Instant now = clock.instant();
        Similar counts = similar.counts(number, now)
                .orElseThrow(() ->
                        ProblemException.notFound("Expected the number of an incident, but there is no " + wanted));
        return new SimilarAnswer(counts.same(), counts.trigger(), similar.alike(number, now));
    }
}
