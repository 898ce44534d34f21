package io.tocsin.mql.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression of texts with anything between them, such as {@code ^node-.*zone-17$} or {@code disk.+full}. It is found
 * by looking for one text behind the other, many times faster than by running a program.
 *
 * @param start the value begins with the first text
 * @param texts two or more; only the first and the last may be empty
 * @param gaps of how many characters at least, between each text and the next: 0 or 1
 * @param end the value ends with the last text
 */
public record GapRegex(boolean start, List<String> texts, List<Integer> gaps, boolean end) {

    private static final String SPECIAL = "\\.+*?()|[]{}^$";
    private static final char NOT_IN_A_GAP = '\n';

    public GapRegex {
        texts = List.copyOf(texts);
        gaps = List.copyOf(gaps);
    }

    /** Empty when it says more, or has no gap. */
    public static Optional<GapRegex> of(String regex) {
        return new Scan(regex).scan();
    }

    /** Whether {@link #foundIn} can tell; a line feed in the value makes a difference of which it knows nothing. */
    public static boolean isFit(String value) {
        return value.indexOf(NOT_IN_A_GAP) < 0;
    }

    /**
     * @param value one that {@link #isFit}
     */
    public boolean foundIn(String value) {
        int last = texts.size() - 1;
        int at = start ? (value.startsWith(texts.getFirst()) ? 0 : -1) : value.indexOf(texts.getFirst());
        for (int i = 1; at >= 0 && i <= last; i++) {
            int from = at + texts.get(i - 1).length() + gaps.get(i - 1);
            at = i == last && end ? atEnd(value, from) : behind(value, from, texts.get(i));
        }
        return at >= 0;
    }

    private int atEnd(String value, int from) {
        int at = value.length() - texts.getLast().length();
        return at >= from && value.endsWith(texts.getLast()) ? at : -1;
    }

    private static int behind(String value, int from, String text) {
        return from > value.length() ? -1 : value.indexOf(text, from);
    }

    private static final class Scan {

        private final String regex;
        private final List<String> texts = new ArrayList<>();
        private final List<Integer> gaps = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private int at;

        Scan(String regex) {
            this.regex = regex;
        }

        Optional<GapRegex> scan() {
            boolean start = regex.startsWith("^");
            at = start ? 1 : 0;
            while (at < regex.length() && !atEnd()) {
                if (!gap() && !character()) {
                    return Optional.empty();
                }
            }
            texts.add(text.toString());
            return isUnderstood() ? Optional.of(new GapRegex(start, texts, gaps, atEnd())) : Optional.empty();
        }

        private boolean atEnd() {
            return at == regex.length() - 1 && regex.charAt(at) == '$';
        }

        private boolean isUnderstood() {
            return !gaps.isEmpty()
                    && texts.subList(1, texts.size() - 1).stream().noneMatch(String::isEmpty);
        }

        private boolean gap() {
            boolean some = regex.startsWith(".+", at);
            if (!some && !regex.startsWith(".*", at)) {
                return false;
            }
            texts.add(text.toString());
            gaps.add(some ? 1 : 0);
            text.setLength(0);
            at += 2;
            return true;
        }

        private boolean character() {
            char c = regex.charAt(at);
            boolean escaped = c == '\\' && at + 1 < regex.length() && SPECIAL.indexOf(regex.charAt(at + 1)) >= 0;
            if (!escaped && SPECIAL.indexOf(c) >= 0) {
                return false;
            }
            text.append(escaped ? regex.charAt(at + 1) : c);
            at += escaped ? 2 : 1;
            return true;
        }
    }
}
