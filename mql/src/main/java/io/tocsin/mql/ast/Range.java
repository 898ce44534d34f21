package io.tocsin.mql.ast;

/**
 * A part of the text, in UTF-16 units.
 *
 * @param from of its first character
 * @param to behind its last one
 */
public record Range(int from, int to) {

    /** Of what nobody wrote. */
    public static final Range NONE = new Range(0, 0);

    public Range {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("Expected 0 ≤ from ≤ to, but it is " + from + " … " + to);
        }
    }

    /** From the beginning of this one to the end of the other. */
    public Range to(Range last) {
        return new Range(from, last.to);
    }
}
