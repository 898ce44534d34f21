package io.tocsin.api.runbook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.core.message.Fault;
import io.tocsin.core.rulebook.Runbook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a runbook, or a folder that cannot be read.
 *
 * @param title null, as priority and mql, when the file has never been right
 * @param problems what is wrong in the file now; it says what it said before, until it is right again
 * @param markdown only of one by itself, as html
 * @param html the same, harmless
 */
@Schema(name = "Runbook")
record RunbookView(
        String id,
        String file,
        @Nullable String title,
        @Nullable Long priority,
        @Nullable String mql,
        List<Fault> problems,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String markdown,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String html) {

    static RunbookView listed(RunbookFile file) {
        return of(file, null, null);
    }

    static RunbookView whole(RunbookFile file) {
        Runbook runbook = file.runbook();
        return runbook == null ? listed(file) : of(file, runbook.markdown(), MarkdownHtml.of(runbook.markdown()));
    }

    private static RunbookView of(RunbookFile file, @Nullable String markdown, @Nullable String html) {
        Runbook runbook = file.runbook();
        return new RunbookView(
                Runbook.idOf(file.name()),
                file.name(),
                runbook == null ? null : runbook.title(),
                runbook == null ? null : runbook.priority(),
                runbook == null ? null : runbook.mql(),
                file.problems().stream()
                        .map(p -> new Fault(
                                null, p.line(), p.column(), p.path().isEmpty() ? null : p.path(), p.message()))
                        .toList(),
                markdown,
                html);
    }
}
