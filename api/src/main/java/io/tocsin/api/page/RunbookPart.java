package io.tocsin.api.page;

import io.tocsin.api.runbook.MarkdownHtml;
import io.tocsin.core.rulebook.Runbook;

/**
 * A runbook as the page shows it.
 *
 * @param html harmless, to be shown as it is
 */
record RunbookPart(String title, String file, String html) {

    static RunbookPart of(Runbook runbook) {
        return new RunbookPart(runbook.title(), runbook.file(), MarkdownHtml.of(runbook.markdown()));
    }
}
