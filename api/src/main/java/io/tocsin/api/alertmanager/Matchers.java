package io.tocsin.api.alertmanager;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tocsin.api.alertmanager.Matcher.Operator;
import io.tocsin.api.mql.Queries;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Vocabulary;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads matchers as Alertmanager writes them: {@code name="value"}, with =, !=, =~ and !~; the quotes may be missing. */
record Matchers(List<Matcher> all) {

    private static final int LONGEST = 1_000;
    private static final int MOST = 100;

    /** How large a pattern may become once its counted repetitions are written out. */
    private static final long LARGEST_PATTERN = 50_000;

    private static final java.util.regex.Pattern SHAPE = java.util.regex.Pattern.compile(
            "\\s*(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"|(?<name>[^\\s\"'`,{}=!~]++))\\s*(?<sign>=~|!~|!=|=)\\s*"
                    + "(?:\"(?<text>(?:[^\"\\\\]|\\\\.)*+)\"|(?<bare>[^\"]*+))\\s*",
            java.util.regex.Pattern.DOTALL);
    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("\\{(\\d{1,4}+)(?:,(\\d{0,4}+))?}");

    /** @throws ProblemException when one of them is not a matcher */
    static Matchers parse(String @Nullable [] filters) {
        if (filters == null) {
            return new Matchers(List.of());
        }
        if (filters.length > MOST) {
            throw ProblemException.badArgument(
                    "Expected at most " + MOST + " filters, but there are " + filters.length);
        }
        return new Matchers(Arrays.stream(filters).map(Matchers::parse).toList());
    }

    /**
     * The same in MQL.
     *
     * @throws ProblemException when MQL does not allow it: a text that no label can have, or too large a pattern
     */
    Expression expression() {
        List<Expression> terms = all.stream().map(Matcher::expression).toList();
        Expression together = switch (terms.size()) {
            case 0 -> new Expression.Everything(Range.NONE);
            case 1 -> terms.getFirst();
            default -> new Expression.And(Range.NONE, terms);
        };
        return Queries.search(Formatter.format(together), Vocabulary.alerts()).expression();
    }

    /** A pattern that the whole value must match. */
    static Pattern pattern(String regex) {
        if (regex.length() > LONGEST || writtenOut(regex) > LARGEST_PATTERN) {
            throw ProblemException.badArgument("Expected a smaller pattern, but it is too large");
        }
        try {
            return Pattern.compile(regex, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw ProblemException.badArgument("Expected a regular expression (RE2), but: " + e.getMessage());
        }
    }

    private static Matcher parse(String filter) {
        java.util.regex.Matcher shape = SHAPE.matcher(filter);
        if (filter.length() > LONGEST || !shape.matches()) {
            throw ProblemException.badArgument(
                    "Expected a filter such as severity=\"critical\" or host=~\"db.*\", but it is "
                            + (filter.length() > LONGEST ? "too long" : filter));
        }
        Operator operator = operator(shape.group("sign"));
        String value = either(shape.group("text"), shape.group("bare"));
        return new Matcher(
                either(shape.group("quoted"), shape.group("name")),
                operator,
                value,
                operator.isPattern() ? pattern(value) : null);
    }

    private static String either(@Nullable String quoted, @Nullable String bare) {
        return quoted != null ? unescaped(quoted) : bare == null ? "" : bare.stripTrailing();
    }

    private static String unescaped(String quoted) {
        StringBuilder out = new StringBuilder(quoted.length());
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (c != '\\') {
                out.append(c);
            } else {
                i++;
                switch (quoted.charAt(i)) {
                    case 'n' -> out.append('\n');
                    case '"', '\\' -> out.append(quoted.charAt(i));
                    default -> out.append('\\').append(quoted.charAt(i));
                }
            }
        }
        return out.toString();
    }

    private static Operator operator(String sign) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.sign().equals(sign))
                .findFirst()
                .orElseThrow();
    }

    /** An upper bound: as if every repetition stood within all the others. */
    private static long writtenOut(String regex) {
        java.util.regex.Matcher repetition = REPETITION.matcher(regex);
        long factor = 1;
        while (repetition.find() && factor <= LARGEST_PATTERN) {
            String most = repetition.group(2);
            factor *= Math.max(1, Long.parseLong(most == null || most.isEmpty() ? repetition.group(1) : most));
        }
        return factor * regex.length();
    }
}
