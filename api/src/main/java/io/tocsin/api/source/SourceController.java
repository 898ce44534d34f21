package io.tocsin.api.source;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.intake.HeardSource;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.Source;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.page.TextCursor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sources")
@Tag(name = "Sources", description = "Who sends messages, and whether each still speaks")
class SourceController {

    private static final TextCursor CURSOR = new TextCursor("sources", 1);

    private final RulebookCommands rulebook;
    private final Intake intake;

    SourceController(RulebookCommands rulebook, Intake intake) {
        this.rulebook = rulebook;
        this.intake = intake;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "All that the rulebook names or that ever spoke",
            description =
                    "By name. State: `alive`, `silent` (longer than `silentAfter`), `never` (nothing was ever heard of it), or"
                            + " `unwatched` (heard, but the rulebook gives no `silent_after`).")
    Page<SourceView> list(
            @Parameter(description = "How many at most, 1 … 500") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        PageRequest request = new PageRequest(limit, cursor);
        Rulebook rules = rulebook.get();
        Map<String, HeardSource> heard = new TreeMap<>(
                intake.sources().stream().collect(Collectors.toMap(HeardSource::source, Function.identity())));
        TreeSet<String> names = new TreeSet<>(heard.keySet());
        rules.sources().stream().map(Source::name).forEach(names::add);
        String after = CURSOR.read(request).map(List::getFirst).orElse("");
        List<SourceView> oneMore = names.tailSet(after == null ? "" : after, false).stream()
                .limit(limit + 1L)
                .map(name -> SourceView.of(name, rules.source(name), heard.get(name)))
                .toList();
        return Page.of(oneMore, limit, source -> CURSOR.write(List.of(source.name())));
    }
}
