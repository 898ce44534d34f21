package io.tocsin.mql.parse;

/** Which characters a text can be kept with. */
public final class Characters {

    private Characters() {}

    /** Where the first NUL or half of a surrogate pair is; −1 when there is none. */
    public static int firstBroken(String text) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                return at;
            }
            at += Character.charCount(c);
        }
        return -1;
    }
}
