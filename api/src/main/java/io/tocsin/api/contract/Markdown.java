package io.tocsin.api.contract;

/** Texts of others in Markdown of ours. */
public final class Markdown {

    public static final String TYPE = "text/markdown;charset=UTF-8";

    private static final String MEANINGFUL = "\\`*_{}[]<>#|!&~";

    private Markdown() {}

    /** On one line, and nothing of it is Markdown or HTML. */
    public static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        for (char c : text.replaceAll("\\s+", " ").toCharArray()) {
            if (MEANINGFUL.indexOf(c) >= 0) {
                safe.append('\\');
            }
            safe.append(c);
        }
        return safe.toString();
    }
}
