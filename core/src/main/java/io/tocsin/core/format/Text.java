package io.tocsin.core.format;

/** What text may hold: everything that PostgreSQL and UTF-8 can keep, up to 64 KiB. */
final class Text {

    static final int MAX_BYTES = 64 * 1024;

    private static final int SHOWN = 80;

    private Text() {}

    static String check(Json json, String text) {
        if (text.length() * 3L > MAX_BYTES && bytes(text) > MAX_BYTES) {
            throw json.refused("Expected at most 64 KiB of text, but there is more");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw json.refused("Expected text, but it holds the character NUL (\\u0000)");
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    throw json.refused("Expected text, but it holds one half of a surrogate pair (\\u"
                            + Integer.toHexString(c) + ")");
                }
                i++;
            }
        }
        return text;
    }

    /** In quotes, and short enough to be part of a sentence. */
    static String quoted(String text) {
        if (text.codePointCount(0, text.length()) <= SHOWN) {
            return '"' + text + '"';
        }
        return '"' + text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…\"";
    }

    /** With a replacement character for everything that {@link #check} refuses: faults are kept, too. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isPair(String text, int i) {
        return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }

    private static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else {
                bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return bytes;
    }
}
