package io.tocsin.api.source;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.page.TextCursor;
import java.util.List;
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

    private final SourceBook book;

    SourceController(SourceBook book) {
        this.book = book;
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
        String after = CURSOR.read(request).map(List::getFirst).orElse("");
        List<SourceView> oneMore = book.all().stream()
                .filter(source -> source.name().compareTo(after == null ? "" : after) > 0)
                .limit(limit + 1L)
                .toList();
        return Page.of(oneMore, limit, source -> CURSOR.write(List.of(source.name())));
    }
}
