package io.tocsin.mql.regex;

import io.tocsin.mql.regex.LiteralRegex.Alternative;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts without which a regular expression is found in no value: {@code ^node-\d+\.(dev|stage)$} needs {@code node-} at the
 * beginning, and {@code dev} or {@code stage}. So that the expression itself is only run where they are.
 *
 * @param choices all are needed, and of each one alternative; may be empty
 * @param folded the texts are in lower case, and letters of any case will do
 */
public record RequiredTexts(List<List<Alternative>> choices, boolean folded) {

    private static final String ANY_CASE = "(?i)";
    private static final int MANY = 64;
    private static final int LOOKED_AT = 32;
    private static final RequiredTexts NONE = new RequiredTexts(List.of(), false);

    public RequiredTexts {
        choices = List.copyOf(choices);
    }

    /**
     * Where it is not sure, it says less.
     *
     * @param regex a valid one
     */
    public static RequiredTexts of(String regex) {
        boolean folded = regex.startsWith(ANY_CASE);
        Scan scan = new Scan(folded ? regex.substring(ANY_CASE.length()) : regex, folded);
        try {
            List<List<Alternative>> choices = scan.alternation(true);
            return new RequiredTexts(choices, folded);
        } catch (NotUnderstood e) {
            return NONE;
        }
    }

    /** Whether all is there that is needed. */
    public boolean mayBeIn(String value) {
        for (int i = 0; i < choices.size(); i++) {
            if (!someIn(value, choices.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean someIn(String value, List<Alternative> choice) {
        for (int i = 0; i < choice.size(); i++) {
            Alternative one = choice.get(i);
            if (folded ? foldedIn(value, one) : one.foundIn(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean foldedIn(String value, Alternative wanted) {
        int last = value.length() - wanted.text().length();
        for (int from = 0; from <= (wanted.start() ? Math.min(0, last) : last); from++) {
            if (isAt(value, from, wanted.text())) {
                return true;
            }
        }
        return false;
    }

    /** Only looks at its first letters, lest a long one that is nearly everywhere takes long. */
    private static boolean isAt(String value, int from, String text) {
        int length = Math.min(text.length(), LOOKED_AT);
        int i = 0;
        while (i < length && fold(value.charAt(from + i)) == text.charAt(i)) {
            i++;
        }
        return i == length;
    }

    /** What the letters of a folded text are compared with: ASCII in lower case, and what RE2 takes for such a letter. */
    public static char fold(char c) {
        return switch (c) {
            case '\u212A' -> 'k';
            case '\u017F' -> 's';
            default -> c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        };
    }

    private static final class NotUnderstood extends RuntimeException {
        NotUnderstood() {
            super(null, null, false, false);
        }
    }

    private static final class Scan {

        private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(?:,\\d{0,4})?}");
        private static final String ZERO_WIDTH = "bBAz";
        private static final String CLASSES = "dDwWsS";

        private final String regex;
        private final boolean folded;
        private final Matcher count;
        private int at;
        private boolean repeated;

        Scan(String regex, boolean folded) {
            this.regex = regex;
            this.folded = folded;
            this.count = COUNT.matcher(regex);
        }

        /** With several branches one choice among what they need; none when one needs nothing. */
        List<List<Alternative>> alternation(boolean outermost) {
            List<List<Alternative>> first = concatenation(outermost);
            if (!next('|')) {
                return ended(outermost, first);
            }
            Optional<List<Alternative>> union = Optional.of(new ArrayList<>());
            union = joined(union, first);
            do {
                at++;
                union = joined(union, concatenation(outermost));
            } while (next('|'));
            return ended(outermost, union.map(List::of).orElse(List.of()));
        }

        private List<List<Alternative>> ended(boolean outermost, List<List<Alternative>> found) {
            if (outermost && at < regex.length()) {
                throw new NotUnderstood();
            }
            return found;
        }

        private static Optional<List<Alternative>> joined(
                Optional<List<Alternative>> union, List<List<Alternative>> branch) {
            return union.flatMap(all -> longest(branch).map(one -> {
                List<Alternative> both = new ArrayList<>(all);
                both.addAll(one);
                return both;
            }));
        }

        private static Optional<List<Alternative>> longest(List<List<Alternative>> choices) {
            return choices.stream()
                    .filter(choice -> choice.size() <= MANY)
                    .max((a, b) -> Integer.compare(shortest(a), shortest(b)));
        }

        private static int shortest(List<Alternative> choice) {
            return choice.stream().mapToInt(a -> a.text().length()).min().orElse(0);
        }

        private List<List<Alternative>> concatenation(boolean outermost) {
            Run run = new Run();
            if (outermost && next('^')) {
                at++;
                run.start = true;
            }
            while (at < regex.length() && !next('|') && !next(')')) {
                piece(run);
            }
            run.end();
            return run.choices;
        }

        private void piece(Run run) {
            int c = regex.codePointAt(at);
            switch (c) {
                case '(' -> group(run);
                case '[' -> bracket(run);
                case '\\' -> escape(run);
                case '^', '$' -> at++;
                case '.' -> unknown(run, 1);
                case '*', '+', '?', '{' -> throw new NotUnderstood();
                default -> letter(run, c, Character.charCount(c));
            }
        }

        private void letter(Run run, int c, int length) {
            at += length;
            int least = leastTimes();
            boolean foldable = !folded || c < 128;
            if (least == 0 || !foldable) {
                run.end();
            } else {
                run.text.appendCodePoint(c);
                if (least != 1 || repeated) {
                    run.end();
                }
            }
        }

        private void unknown(Run run, int length) {
            at += length;
            leastTimes();
            run.end();
        }

        private void group(Run run) {
            run.end();
            if (regex.startsWith("(?:", at)) {
                at += 3;
            } else if (regex.startsWith("(?", at)) {
                throw new NotUnderstood();
            } else {
                at++;
            }
            List<List<Alternative>> inside = alternation(false);
            if (!next(')')) {
                throw new NotUnderstood();
            }
            at++;
            if (leastTimes() > 0) {
                longest(inside).ifPresent(run.choices::add);
            }
        }

        private void bracket(Run run) {
            int i = at + 1;
            i += i < regex.length() && regex.charAt(i) == '^' ? 1 : 0;
            i += i < regex.length() && regex.charAt(i) == ']' ? 1 : 0;
            while (i < regex.length() && regex.charAt(i) != ']') {
                if (regex.charAt(i) == '[' || regex.startsWith("\\Q", i)) {
                    throw new NotUnderstood();
                }
                i += regex.charAt(i) == '\\' ? 2 : 1;
            }
            unknown(run, i + 1 - at);
        }

        private void escape(Run run) {
            char c = at + 1 < regex.length() ? regex.charAt(at + 1) : 'Q';
            if (c < 128 && !Character.isLetterOrDigit(c)) {
                letter(run, c, 2);
            } else if (CLASSES.indexOf(c) >= 0) {
                unknown(run, 2);
            } else if (ZERO_WIDTH.indexOf(c) >= 0) {
                at += 2;
            } else {
                throw new NotUnderstood();
            }
        }

        /** How many times at least, of what was just read; steps behind what says so. */
        private int leastTimes() {
            repeated = at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0;
            if (!repeated) {
                return 1;
            }
            int least = 1;
            if (next('{')) {
                if (!count.region(at, regex.length()).lookingAt()) {
                    throw new NotUnderstood();
                }
                least = Integer.parseInt(count.group(1));
                at = count.end();
            } else {
                least = next('+') ? 1 : 0;
                at++;
            }
            at += next('?') ? 1 : 0;
            if (at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0) {
                throw new NotUnderstood();
            }
            return least;
        }

        private boolean next(char c) {
            return at < regex.length() && regex.charAt(at) == c;
        }

        /** Letters one behind the other, and the choices that are complete. */
        private final class Run {

            private final List<List<Alternative>> choices = new ArrayList<>();
            private final StringBuilder text = new StringBuilder();
            private boolean start;

            void end() {
                if (!text.isEmpty()) {
                    String found = folded ? text.toString().toLowerCase(Locale.ROOT) : text.toString();
                    choices.add(List.of(new Alternative(start, found, false)));
                }
                text.setLength(0);
                start = false;
            }
        }
    }
}
