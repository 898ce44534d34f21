package io.tocsin.mql.problem;

import io.tocsin.mql.ast.Range;

/** The line in which a problem lies, cut to what can be seen at once, and carets under the problem. */
final class Caret {

    private static final int WIDTH = 100;
    private static final int BEFORE = 60;
    private static final String INDENT = "    ";
    private static final String MORE = "…";

    private Caret() {}

    static String under(String text, Range range) {
        int lineStart = Place.lineStart(text, range.from());
        int lineEnd = Place.lineEnd(text, range.from());
        int from = range.from() - lineStart > BEFORE ? whole(text, range.from() - BEFORE) : lineStart;
        int to = lineEnd - from > WIDTH ? whole(text, from + WIDTH) : lineEnd;
        String before = from > lineStart ? MORE : "";
        String after = to < lineEnd ? MORE : "";
        int blanks = before.length() + text.codePointCount(from, range.from());
        int last = Math.clamp(range.to(), range.from(), to);
        int carets = Math.max(1, text.codePointCount(range.from(), last));
        return INDENT + before + shown(text.substring(from, to)) + after + "\n" + INDENT + " ".repeat(blanks)
                + "^".repeat(carets) + "\n";
    }

    /** Not in the middle of a character. */
    private static int whole(String text, int offset) {
        return Character.isLowSurrogate(text.charAt(offset)) ? offset - 1 : offset;
    }

    /** Each character one column wide, whatever it is. */
    private static String shown(String line) {
        StringBuilder shown = new StringBuilder();
        line.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return shown.toString();
    }
}
