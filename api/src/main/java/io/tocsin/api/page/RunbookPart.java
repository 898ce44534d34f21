package io.tocsin.api.page;

import io.tocsin.api.runbook.MarkdownHtml;
import io.tocsin.core.rulebook.Runbook;
import java.nio.file.Path;

/**
 * A runbook as the page shows it.
 *
 * @param file where it is written; of an absolute path the last folder and the name, as the page is no place to tell of machines
 * @param html harmless, to be shown as it is
 */
record RunbookPart(String title, String file, String html) {

    static RunbookPart of(Runbook runbook) {
        return new RunbookPart(runbook.title(), shortened(runbook.file()), MarkdownHtml.of(runbook.markdown()));
    }

    private static String shortened(String file) {
        Path path = Path.of(file);
        int names = path.getNameCount();
        return path.isAbsolute() && names > 2 ? path.subpath(names - 2, names).toString() : file;
    }
}
