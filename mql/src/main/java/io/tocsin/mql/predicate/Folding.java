package io.tocsin.mql.predicate;

/**
 * How words are compared regardless of case: each character by itself, whatever the language and its neighbours, so that a
 * part of a folded text is the folded part. Another back end that keeps folded texts finds exactly the same.
 */
public final class Folding {

    private Folding() {}

    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().map(Folding::fold).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    static int fold(int character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }
}
