package io.tocsin.api.page;

import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.util.UriUtils;

/** A search to which conditions are added; asked for by the templates. */
record Narrowing(Query base) {

    static final Narrowing OF_ALL = new Narrowing(Query.of(new Expression.Everything(Range.NONE)));

    /** The address of the search for what has the label as well. */
    public String byLabel(String name, String value) {
        return by(new Operand.OfLabel(name), value);
    }

    /** The address of the search for what has the trigger as well. */
    public String byTrigger(String trigger) {
        return by(new Operand.OfField(Field.TRIGGER), trigger);
    }

    private String by(Operand operand, String value) {
        String mql = Formatter.format(with(base, is(operand, new Value.Text(value))));
        return "/search?mql=" + UriUtils.encode(mql, StandardCharsets.UTF_8);
    }

    /** The same query for what satisfies the terms as well. */
    static Query with(Query query, Expression... terms) {
        return new Query(
                and(query.expression(), terms),
                query.asOf(),
                query.order(),
                query.limit(),
                query.figures(),
                query.targets());
    }

    static Expression and(Expression first, Expression... more) {
        List<Expression> terms = new ArrayList<>();
        add(terms, first);
        Arrays.stream(more).forEach(term -> add(terms, term));
        return switch (terms.size()) {
            case 0 -> new Expression.Everything(Range.NONE);
            case 1 -> terms.getFirst();
            default -> new Expression.And(Range.NONE, terms);
        };
    }

    static Expression is(Operand operand, Value value) {
        return compare(operand, Comparator.EQUAL, value);
    }

    static Expression compare(Operand operand, Comparator comparator, Value value) {
        return new Expression.Comparison(Range.NONE, operand, comparator, value);
    }

    /** Any of the words or texts. */
    static Expression in(Field field, List<String> texts) {
        return new Expression.In(
                Range.NONE,
                new Operand.OfField(field),
                texts.stream().<Value>map(Value.Text::new).toList());
    }

    /** Chains stay flat, and the empty condition adds nothing. */
    private static void add(List<Expression> terms, Expression term) {
        if (term instanceof Expression.And and) {
            terms.addAll(and.terms());
        } else if (!(term instanceof Expression.Everything)) {
            terms.add(term);
        }
    }
}
