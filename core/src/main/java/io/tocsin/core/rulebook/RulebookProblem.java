package io.tocsin.core.rulebook;

/**
 * One thing that is wrong in a rulebook. It never repeats a source's key.
 *
 * @param line from 1
 * @param column in characters, from 1
 * @param path a JSON pointer (RFC 6901) to the value, {@code /sources/0/key}; empty for the whole document
 * @param message what was expected and what was found, for a person
 */
public record RulebookProblem(int line, int column, String path, String message) {

    /** In one line, with the place first, as compilers do. */
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + message;
    }
}
