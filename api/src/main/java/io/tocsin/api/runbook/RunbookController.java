package io.tocsin.api.runbook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.rulebook.Runbook;
import io.tocsin.projections.page.Cursor;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = RunbookController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Runbooks", description = "What to do, as somebody wrote it down; see docs/how-to/write-a-runbook.md")
class RunbookController {

    static final String PATH = "/api/v1/runbooks";

    private static final Cursor CURSOR = new Cursor("runbooks", 1);

    private final RunbookShelf shelf;

    RunbookController(RunbookShelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping
    @Operation(
            summary = "All files of runbooks, by name, with what is wrong in them",
            description = "A folder that cannot be read is among them.")
    Page<RunbookView> list(
            @Parameter(description = "How many at most, 1 … 500") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        PageRequest request = new PageRequest(limit, cursor);
        List<RunbookFile> files = shelf.files();
        int from = Math.toIntExact(
                Math.min(files.size(), CURSOR.read(request).orElse(List.of(0L)).getFirst()));
        int to = Math.min(files.size(), from + request.limit());
        return new Page<>(
                files.subList(from, to).stream().map(RunbookView::listed).toList(),
                to < files.size() ? CURSOR.write((long) to) : null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One runbook, as Markdown and as HTML that can be shown as it is")
    RunbookView one(@PathVariable String id) {
        return shelf.files().stream()
                .filter(file -> Runbook.idOf(file.name()).equals(id))
                .findFirst()
                .map(RunbookView::whole)
                .orElseThrow(
                        () -> ProblemException.notFound("Expected the id of a runbook, but there is none of that id"));
    }
}
