package io.tocsin.api.runbook;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.core.rulebook.Runbook;

/**
 * A runbook of an incident.
 *
 * @param body where its text is
 */
@Schema(name = "RunbookLink")
public record RunbookLink(String id, String title, long priority, String file, String mql, String body) {

    public static RunbookLink of(Runbook runbook) {
        return new RunbookLink(
                runbook.id(),
                runbook.title(),
                runbook.priority(),
                runbook.file(),
                runbook.mql(),
                RunbookController.PATH + '/' + runbook.id());
    }
}
