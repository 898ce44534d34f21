package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Target;
import java.util.List;

/**
 * One routing rule of a text.
 *
 * @param line of its beginning, from 1
 * @param column of its beginning, from 1, in code points
 * @param text as written, without the comments around it
 * @param comment what is said in comments right above, inside of and behind it; may be empty, may have several lines
 * @param expression its ranges are parts of {@code text}
 * @param targets one or more, in the order written
 */
public record Rule(int line, int column, String text, String comment, Expression expression, List<Target> targets) {

    public Rule {
        targets = List.copyOf(targets);
    }
}
