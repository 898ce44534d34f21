package io.tocsin.api.mql;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.complete.Completion;
import io.tocsin.mql.complete.Proposal;
import io.tocsin.mql.explain.Explanation;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.problem.Problem;
import io.tocsin.projections.search.IncidentSearch;
import io.tocsin.projections.search.SearchExplanation;
import io.tocsin.projections.search.SeenTexts;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/mql", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "MQL", description = "Helps to write a query; see docs/mql.md")
class MqlController {

    private static final int PROPOSALS = 20;

    private final Vocabularies vocabularies;
    private final SeenTexts seen;
    private final IncidentSearch search;
    private final InstantSource clock;

    MqlController(Vocabularies vocabularies, SeenTexts seen, IncidentSearch search, InstantSource clock) {
        this.vocabularies = vocabularies;
        this.seen = seen;
        this.search = search;
        this.clock = clock;
    }

    @PostMapping("/complete")
    @Operation(summary = "What can be written at the cursor, the likeliest first")
    Completed complete(@RequestBody @Nullable MqlText text) {
        MqlText asked = MqlText.required(text);
        Completion completion =
                Completion.at(asked.written(), asked.cursorOrEnd(), asked.vocabulary(vocabularies), seen, PROPOSALS);
        return new Completed(
                completion.replaced().from(),
                completion.replaced().to(),
                completion.proposals().stream().map(Offer::of).toList());
    }

    @PostMapping("/check")
    @Operation(summary = "Every mistake of a text, with its place and what was expected; none when it is understood")
    Check check(@RequestBody @Nullable MqlText text) {
        MqlText asked = MqlText.required(text);
        return switch (asked.read(vocabularies)) {
            case Reading.Understood ignored -> new Check(true, List.of());
            case Reading.Refused refused ->
                new Check(
                        false,
                        refused.problems().stream()
                                .map(problem -> Mistake.of(problem, refused.text()))
                                .toList());
        };
    }

    @PostMapping("/format")
    @Operation(summary = "The canonical text")
    Formatted format(@RequestBody @Nullable MqlText text) {
        return new Formatted(Formatter.format(MqlText.required(text).query(vocabularies)));
    }

    @PostMapping("/explain")
    @Operation(
            summary =
                    "How a text was understood, as a tree and for people, and how the first page of a search is found")
    Explained explain(@RequestBody @Nullable MqlText text) {
        MqlText asked = MqlText.required(text);
        Query query = asked.query(vocabularies);
        Explanation explanation = Explanation.of(query);
        boolean search = !asked.isAboutAlerts()
                && query.figures() == null
                && query.targets().isEmpty();
        return new Explained(
                Part.of(explanation),
                explanation.render(),
                search ? this.search.explain(query, clock.instant()) : null);
    }

    record Check(boolean understood, List<Mistake> problems) {}

    /**
     * @param from offset of what a proposal takes the place of, in UTF-16 units
     * @param to behind it
     */
    record Completed(int from, int to, List<Offer> proposals) {}

    /**
     * @param kind field, label, value, function or keyword
     * @param count how many incidents have it; 0 where that means nothing
     */
    record Offer(String kind, String text, String detail, long count) {

        static Offer of(Proposal proposal) {
            return new Offer(
                    proposal.kind().name().toLowerCase(Locale.ROOT),
                    proposal.text(),
                    proposal.detail(),
                    proposal.count());
        }
    }

    record Formatted(String text) {}

    /** @param search how it was searched for; null for what is no search for incidents */
    record Explained(Part tree, String text, @Nullable SearchExplanation search) {}

    /**
     * @param line from 1
     * @param column from 1, in characters
     * @param from offset of the offending text, in UTF-16 units
     * @param to behind it
     * @param rendered for a screen of fixed width, with a caret under the place
     */
    record Mistake(
            int line,
            int column,
            int from,
            int to,
            String found,
            String message,
            @Nullable String suggestion,
            String rendered) {

        static Mistake of(Problem problem, String text) {
            return new Mistake(
                    problem.line(),
                    problem.column(),
                    problem.range().from(),
                    problem.range().to(),
                    problem.found(),
                    problem.message(),
                    problem.suggestion(),
                    problem.render(text));
        }
    }

    record Part(String meaning, int from, int to, List<Part> parts) {

        static Part of(Explanation explanation) {
            return new Part(
                    explanation.meaning(),
                    explanation.range().from(),
                    explanation.range().to(),
                    explanation.parts().stream().map(Part::of).toList());
        }
    }
}
