package io.tocsin.core.rulebook;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.schema.Field;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which fields a condition asks for. */
final class Asked {

    private Asked() {}

    static Set<Field> fields(Expression expression) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        add(expression, fields);
        return fields;
    }

    private static void add(Expression expression, Set<Field> fields) {
        switch (expression) {
            case Expression.And and -> addAll(and.terms(), fields);
            case Expression.Or or -> addAll(or.terms(), fields);
            case Expression.Not not -> add(not.term(), fields);
            case Expression.Each each -> add(each.term(), fields);
            case Expression.Comparison comparison -> add(comparison.operand(), fields);
            case Expression.In in -> add(in.operand(), fields);
            case Expression.Matches matches -> add(matches.operand(), fields);
            case Expression.Flag flag -> fields.add(flag.field());
            case Expression.Has ignored -> {}
            case Expression.Words ignored -> {}
            case Expression.Everything ignored -> {}
        }
    }

    private static void addAll(List<Expression> terms, Set<Field> fields) {
        terms.forEach(term -> add(term, fields));
    }

    private static void add(Operand operand, Set<Field> fields) {
        if (operand instanceof Operand.OfField(Field field)) {
            fields.add(field);
        }
    }
}
