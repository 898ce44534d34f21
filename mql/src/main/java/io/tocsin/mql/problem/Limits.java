package io.tocsin.mql.problem;

/**
 * What a text may cost. Each limit is held before the work that it bounds begins, so that no text can exhaust a stack, the
 * memory or a processor.
 *
 * @param bytes of the whole text in UTF-8
 * @param depth of nested parentheses and {@code not}s, in a query and in a regular expression
 * @param values in one list
 * @param terms in a whole query: comparisons, lists, flags, single words
 * @param program the instructions of one compiled regular expression; matching costs up to that many steps for each
 *     character of a value
 * @param rows the highest {@code limit}
 * @param problems told of one text; those beyond are left out
 */
public record Limits(int bytes, int depth, int values, int terms, int program, int rows, int problems) {

    /** What every text from a person or a rulebook is held to. */
    public static final Limits DEFAULT = new Limits(16 * 1024, 64, 1_000, 1_000, 2_000, 10_000, 100);

    public Limits {
        if (bytes < 1 || depth < 1 || values < 1 || terms < 1 || program < 1 || rows < 1 || problems < 1) {
            throw new IllegalArgumentException("Expected limits of 1 or more");
        }
    }
}
