package io.tocsin.api.mql;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.mql.Reading;
import io.tocsin.mql.explain.Explanation;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.problem.Problem;
import java.util.List;
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

    @PostMapping("/check")
    @Operation(summary = "Every mistake of a text, with its place and what was expected; none when it is understood")
    Check check(@RequestBody @Nullable MqlText text) {
        MqlText asked = MqlText.required(text);
        return switch (asked.read()) {
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
        return new Formatted(Formatter.format(MqlText.required(text).query()));
    }

    @PostMapping("/explain")
    @Operation(summary = "How a text was understood, as a tree and for people")
    Explained explain(@RequestBody @Nullable MqlText text) {
        Explanation explanation = Explanation.of(MqlText.required(text).query());
        return new Explained(Part.of(explanation), explanation.render());
    }

    record Check(boolean understood, List<Mistake> problems) {}

    record Formatted(String text) {}

    record Explained(Part tree, String text) {}

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
