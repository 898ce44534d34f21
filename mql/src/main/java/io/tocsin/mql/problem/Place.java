package io.tocsin.mql.problem;

/** Where in a text an offset is, as people count. Lines end with LF or CR LF. */
final class Place {

    private Place() {}

    static int line(String text, int offset) {
        return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }

    static int column(String text, int offset) {
        return text.codePointCount(lineStart(text, offset), offset) + 1;
    }

    static int lineStart(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    static int lineEnd(String text, int offset) {
        int end = text.indexOf('\n', offset);
        if (end < 0) {
            return text.length();
        }
        return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }
}
