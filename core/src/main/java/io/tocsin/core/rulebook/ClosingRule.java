package io.tocsin.core.rulebook;

import io.tocsin.mql.ast.Expression;
import java.time.Duration;

/**
 * Incidents that close by themselves.
 *
 * @param line in the document, from 1
 * @param match as written
 * @param whenOkAfter how long all alerts must have been OK
 */
public record ClosingRule(int line, String match, Expression expression, Duration whenOkAfter) {

    /** For people, as it is kept with decisions. */
    public String why() {
        return "line " + line + ": " + match;
    }
}
