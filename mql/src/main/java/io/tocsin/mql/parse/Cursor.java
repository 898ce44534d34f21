package io.tocsin.mql.parse;

import io.tocsin.mql.ast.Range;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is being written at a place in a text.
 *
 * @param range of the word that is being written, up to the cursor; empty between words
 * @param prefix what is written of it, without tilde and quotes
 * @param quoted in quotes that are still open
 * @param tilde behind a tilde
 * @param slot what a word here would be
 * @param about the name that a value here would be compared with, or that was just written; null when there is none
 * @param keywords the keywords and signs that can come here, in lower case
 */
public record Cursor(
        Range range,
        String prefix,
        boolean quoted,
        boolean tilde,
        Slot slot,
        Syntax.@Nullable Name about,
        Set<String> keywords) {

    /** What a word at the cursor would be. */
    public enum Slot {
        /** No word can be here. */
        NOTHING,
        /** The beginning of a condition: a field or a label. */
        CONDITION,
        /** The label behind {@code has}. */
        LABEL,
        /** A value of {@link Cursor#about}. */
        VALUE,
        /** The time behind {@code as of}. */
        TIME,
        /** The field behind {@code order by}. */
        ORDER,
        /** A figure. */
        FUNCTION,
        /** The field of a figure. */
        MEASURE,
        /** What figures are split by. */
        GROUP,
        TARGET,
        /** A number or a duration, of which any can be written. */
        FREE
    }
}
