package io.tocsin.mql.complete;

/**
 * Something that can be written next.
 *
 * @param text to put in place of what is written of it, with quotes where it needs them
 * @param detail for people, a few words; may be empty
 * @param count how often it was seen; 0 where that means nothing
 */
public record Proposal(Kind kind, String text, String detail, long count) {

    public enum Kind {
        FIELD,
        LABEL,
        VALUE,
        FUNCTION,
        KEYWORD
    }
}
