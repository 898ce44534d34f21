package io.tocsin.mql.regex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An upper bound of what a regular expression compiles to, by one look at its text: counted repetitions multiply, and a
 * compiler that is asked for a thousand times a thousand copies has no memory left to say so. What is no valid expression
 * gets some size; the compiler will say what is wrong with it.
 *
 * @param instructions stops being exact once it is beyond what is asked for
 * @param depth of nested groups
 */
record RegexSize(long instructions, int depth) {

    private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,6})(?:,(\\d{0,6}))?}");

    static RegexSize of(String regex, long enough, int deepEnough) {
        Scan scan = new Scan(regex);
        while (scan.at < regex.length() && scan.total() <= enough && scan.deepest <= deepEnough) {
            scan.next();
        }
        return new RegexSize(scan.total(), scan.deepest);
    }

    private static final class Scan {

        private final String regex;
        private final Deque<Long> outside = new ArrayDeque<>();
        private final Matcher counted;
        private long before = 1;
        private long last;
        private long outer;
        private int deepest;
        private int at;

        Scan(String regex) {
            this.regex = regex;
            this.counted = COUNTED.matcher(regex);
        }

        long total() {
            return outer + before + last;
        }

        void next() {
            switch (regex.charAt(at)) {
                case '(' -> open();
                case ')' -> close();
                case '[' -> bracket();
                case '{' -> repeat();
                case '\\' -> escape();
                case '*', '+', '?', '|' -> {
                    last += 2;
                    at++;
                }
                default -> atom(1);
            }
        }

        private void open() {
            outside.push(before + last);
            outer += before + last;
            deepest = Math.max(deepest, outside.size());
            before = 2;
            last = 0;
            at++;
        }

        private void close() {
            at++;
            if (!outside.isEmpty()) {
                long whole = before + last;
                before = outside.pop();
                outer -= before;
                last = whole;
            }
        }

        private void atom(int characters) {
            before += last;
            last = 1;
            at += characters;
        }

        private void escape() {
            if (regex.startsWith("\\Q", at)) {
                int end = regex.indexOf("\\E", at);
                int until = end < 0 ? regex.length() : end;
                before += last + until - at;
                last = 1;
                at = until == regex.length() ? until : until + 2;
            } else {
                atom(2);
            }
        }

        /** A class of characters; a ] that comes first in it belongs to it. */
        private void bracket() {
            int i = at + 1;
            i += i < regex.length() && regex.charAt(i) == '^' ? 1 : 0;
            i += i < regex.length() && regex.charAt(i) == ']' ? 1 : 0;
            while (i < regex.length() && regex.charAt(i) != ']') {
                i += skipInBracket(i);
            }
            atom(i + 1 - at);
        }

        private int skipInBracket(int i) {
            if (regex.charAt(i) == '\\') {
                return 2;
            }
            int named = regex.startsWith("[:", i) ? regex.indexOf(":]", i + 2) : -1;
            return named < 0 ? 1 : named + 2 - i;
        }

        private void repeat() {
            if (!counted.region(at, regex.length()).lookingAt()) {
                atom(1);
                return;
            }
            String most = counted.group(2);
            long times = Long.parseLong(most == null || most.isEmpty() ? counted.group(1) : most);
            last = (last + 1) * (times + 1);
            at = counted.end();
        }
    }
}
