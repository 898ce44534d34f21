package io.tocsin.mql.explain;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.regex.LiteralRegex;
import io.tocsin.mql.schema.Field;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a query as it was understood.
 *
 * @param meaning in a few words
 * @param range where it was written
 * @param parts of which it is made, in the order of the text
 */
public record Explanation(String meaning, Range range, List<Explanation> parts) {

    public Explanation {
        parts = List.copyOf(parts);
    }

    /** Of the condition; order, limit, figures and targets mean what they say. */
    public static Explanation of(Query query) {
        return of(query.expression(), false);
    }

    /** One line for each part, the parts of a part under it and further to the right. */
    public String render() {
        String below = parts.stream().map(Explanation::render).collect(Collectors.joining());
        return meaning + "\n" + (below.isEmpty() ? "" : below.indent(4));
    }

    private static Explanation of(Expression expression, boolean inEach) {
        Range range = expression.range();
        return switch (expression) {
            case Expression.Everything ignored -> new Explanation("everything", range, List.of());
            case Expression.And and -> new Explanation("all of", range, of(and.terms(), inEach));
            case Expression.Or or -> new Explanation("any of", range, of(or.terms(), inEach));
            case Expression.Not not -> new Explanation("not", range, of(List.of(not.term()), inEach));
            case Expression.Each each ->
                new Explanation("one and the same alert satisfies", range, of(List.of(each.term()), true));
            case Expression.Has has -> leaf(has, inEach ? "it" : "some alert", "");
            case Expression.Flag flag -> leaf(flag, "", "");
            case Expression.Words words ->
                leaf(words, "each word is found in title, text, trigger or a label value:", "");
            case Expression.Comparison c -> leaf(c, owner(c.operand(), inEach), "");
            case Expression.In in -> leaf(in, owner(in.operand(), inEach), "");
            case Expression.Matches matches -> leaf(matches, owner(matches.operand(), inEach), tested(matches.regex()));
        };
    }

    private static List<Explanation> of(List<Expression> terms, boolean inEach) {
        return terms.stream().map(term -> of(term, inEach)).toList();
    }

    private static Explanation leaf(Expression expression, String before, String after) {
        String meaning = (before + " " + Formatter.format(expression) + " " + after).strip();
        return new Explanation(meaning, expression.range(), List.of());
    }

    /** Whose value is compared. */
    private static String owner(Operand operand, boolean inEach) {
        boolean incidents =
                operand instanceof Operand.OfField(Field field) && field.level().ofIncident();
        if (inEach) {
            return "its";
        }
        return incidents ? "the incident's" : "some alert's";
    }

    /** A regular expression costs more than what is none in truth. */
    private static String tested(String regex) {
        return LiteralRegex.of(regex)
                .map(literal -> literal.alternatives().stream()
                        .map(Explanation::tested)
                        .collect(Collectors.joining(" or ", "(that is, ", ")")))
                .orElse("(a regular expression)");
    }

    private static String tested(LiteralRegex.Alternative alternative) {
        String text = Formatter.text(alternative.text());
        if (alternative.start()) {
            return (alternative.end() ? "equal to " : "beginning with ") + text;
        }
        return (alternative.end() ? "ending with " : "containing ") + text;
    }
}
