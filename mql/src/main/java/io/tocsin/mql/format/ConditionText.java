package io.tocsin.mql.format;

import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Writes conditions; the empty one is an empty text. */
final class ConditionText {

    private ConditionText() {}

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Everything ignored -> "";
            case Expression.And and -> joined(" and ", and.terms());
            case Expression.Or or -> joined(" or ", or.terms());
            case Expression.Not not -> negated(not.term());
            case Expression.Each each -> "each(" + of(each.term()) + ")";
            case Expression.Has has -> "has " + ValueText.label(has.label());
            case Expression.Flag flag -> flag.field().word();
            case Expression.Words words -> ValueText.quoted(String.join(" ", words.words()));
            case Expression.Comparison c -> comparison(c, c.comparator().sign());
            case Expression.In in -> in(in, " in ");
            case Expression.Matches matches -> matches(matches, " =~ ");
        };
    }

    private static String negated(Expression term) {
        return switch (term) {
            case Expression.Comparison c when c.comparator() == Comparator.EQUAL -> comparison(c, "!=");
            case Expression.In in -> in(in, " not in ");
            case Expression.Matches matches -> matches(matches, " !~ ");
            default -> "not " + term(term);
        };
    }

    private static String comparison(Expression.Comparison c, String sign) {
        return ValueText.operand(c.operand()) + " " + sign + " " + ValueText.of(c.operand(), c.value());
    }

    private static String in(Expression.In in, String word) {
        List<Value> values = in.values();
        return ValueText.operand(in.operand())
                + word
                + values.stream()
                        .map(value -> ValueText.of(in.operand(), value))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String matches(Expression.Matches matches, String sign) {
        return ValueText.operand(matches.operand()) + sign + ValueText.quoted(matches.regex());
    }

    private static String joined(String word, List<Expression> terms) {
        return terms.stream().map(ConditionText::term).collect(Collectors.joining(word));
    }

    /** A chain inside of another expression is in parentheses, which {@code and} inside of {@code or} would not need. */
    private static String term(Expression expression) {
        boolean chain = expression instanceof Expression.And || expression instanceof Expression.Or;
        return chain ? "(" + of(expression) + ")" : of(expression);
    }
}
