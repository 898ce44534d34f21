package io.tocsin.mql.problem;

import io.tocsin.mql.ast.Range;
import org.jspecify.annotations.Nullable;

/**
 * One mistake in a text.
 *
 * @param range what is wrong; empty where something is missing at the end
 * @param line from 1
 * @param column from 1, in characters as people count them (code points)
 * @param found the offending text, shortened when it is long; empty where something is missing
 * @param expected what should be there, to follow "Expected"
 * @param but what is there, to follow "but"
 * @param suggestion a whole sentence that says what to write instead; null when nothing is near
 */
public record Problem(
        Fault fault,
        Range range,
        int line,
        int column,
        String found,
        String expected,
        String but,
        @Nullable String suggestion) {

    /**
     * The same in a larger text, of which the one that was read is a part.
     *
     * @param offset where the part begins
     * @param firstLine the line where it begins, from 1
     * @param firstColumn the column where it begins, from 1
     */
    public Problem within(int offset, int firstLine, int firstColumn) {
        return new Problem(
                fault,
                new Range(range.from() + offset, range.to() + offset),
                line + firstLine - 1,
                line == 1 ? column + firstColumn - 1 : column,
                found,
                expected,
                but,
                suggestion);
    }

    /** One sentence, and the suggestion where there is one. */
    public String message() {
        String sentence = "Expected " + expected + ", but " + but + ".";
        return suggestion == null ? sentence : sentence + " " + suggestion;
    }

    /**
     * The message for a screen of fixed width: where, what, the line with a caret under the place, and the suggestion.
     *
     * @param text the one that was read
     */
    public String render(String text) {
        String rendered = "line " + line + ", column " + column + ": Expected " + expected + ", but " + but + ".\n"
                + Caret.under(text, range);
        return suggestion == null ? rendered : rendered + "    " + suggestion + "\n";
    }
}
