package io.tocsin.mql.parse;

import io.tocsin.mql.ast.Range;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Problems;

/** Takes the quotes off a text, and the backslashes out of it. */
final class Quotes {

    private static final int HEX_DIGITS = 4;

    private final Problems problems;
    private final String text;
    private final StringBuilder plain = new StringBuilder();
    private int at;

    private Quotes(Problems problems) {
        this.problems = problems;
        this.text = problems.text();
    }

    /**
     * @param range from the opening to behind the closing quote
     */
    static String off(Range range, Problems problems) {
        Quotes quotes = new Quotes(problems);
        quotes.at = range.from() + 1;
        while (quotes.at < range.to() - 1) {
            quotes.next(range.to() - 1);
        }
        return quotes.plain.toString();
    }

    private void next(int end) {
        char c = text.charAt(at);
        if (c != '\\') {
            plain.append(c);
            at++;
            return;
        }
        char escaped = text.charAt(at + 1);
        switch (escaped) {
            case '"', '\'', '\\' -> plain(escaped);
            case 'n' -> plain('\n');
            case 't' -> plain('\t');
            case 'u' -> unicode(end);
            default -> unknown();
        }
    }

    private void plain(char meant) {
        plain.append(meant);
        at += 2;
    }

    private void unicode(int end) {
        int from = at + 2;
        int to = Math.min(end, from + HEX_DIGITS);
        String digits = text.substring(from, to);
        if (digits.length() == HEX_DIGITS && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            plain.append((char) Integer.parseInt(digits, 16));
            at = to;
            return;
        }
        Range wrong = new Range(at, to);
        String but = "found " + Problems.quoted(text.substring(at, to));
        problems.add(Fault.SYNTAX, wrong, "four hexadecimal digits after `\\u`", but, null);
        at = from;
    }

    private void unknown() {
        String sequence = text.substring(at, text.offsetByCodePoints(at, 2));
        problems.add(
                Fault.SYNTAX,
                new Range(at, at + sequence.length()),
                "one of `\\\"` `\\'` `\\\\` `\\n` `\\t` `\\uXXXX` after a backslash",
                "found " + Problems.quoted(sequence),
                "For a backslash itself, as in a regular expression, write `\\" + sequence + "`.");
        plain.append(sequence);
        at += sequence.length();
    }
}
