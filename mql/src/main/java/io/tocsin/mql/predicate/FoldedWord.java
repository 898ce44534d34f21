package io.tocsin.mql.predicate;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A word that is looked for, whatever its case. */
final class FoldedWord implements Predicate<String> {

    private final int[] word;

    FoldedWord(String word) {
        this.word = Folding.fold(word).codePoints().toArray();
    }

    boolean in(@Nullable String text) {
        return text != null && test(text);
    }

    @Override
    public boolean test(String text) {
        int last = text.length() - word.length;
        for (int from = 0; from <= last; from += Character.charCount(text.codePointAt(from))) {
            if (isAt(text, from)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(String text, int from) {
        int at = from;
        for (int wanted : word) {
            if (at >= text.length()) {
                return false;
            }
            int found = text.codePointAt(at);
            if (found != wanted && Folding.fold(found) != wanted) {
                return false;
            }
            at += Character.charCount(found);
        }
        return true;
    }
}
