package io.tocsin.core.rulebook;

import io.tocsin.mql.ast.Expression;
import java.util.List;

/**
 * Who gets the incidents of the alerts that it matches.
 *
 * @param line in the document, from 1
 * @param text as written
 * @param targets one or more holders, as written; the first of them holds
 */
public record RoutingRule(int line, String text, Expression expression, List<String> targets) {

    public RoutingRule {
        targets = List.copyOf(targets);
    }

    public String holder() {
        return targets.getFirst();
    }

    /** For people, as it is kept with decisions. */
    public String why() {
        return "line " + line + ": " + text;
    }
}
