package io.tocsin.projections.match;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.schema.Field;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What conditions ask of the alerts of an incident, so that no more is read of it. Immutable once it is handed out. */
public final class Asked {

    private final Set<String> labels = new HashSet<>();
    private final Set<Field> fields = EnumSet.noneOf(Field.class);
    private boolean words;
    private boolean each;

    private Asked() {}

    public static Asked by(Collection<Expression> conditions) {
        Asked asked = new Asked();
        asked.addAll(conditions);
        return asked;
    }

    public static Asked by(Expression condition) {
        return by(List.of(condition));
    }

    /** Whether some condition is about one and the same alert, so that the alerts themselves are needed. */
    public boolean each() {
        return each;
    }

    boolean words() {
        return words;
    }

    Set<String> labels() {
        return labels;
    }

    boolean asks(Field field) {
        return fields.contains(field);
    }

    private void addAll(Collection<Expression> terms) {
        terms.forEach(this::add);
    }

    private void add(Expression expression) {
        switch (expression) {
            case Expression.And and -> addAll(and.terms());
            case Expression.Or or -> addAll(or.terms());
            case Expression.Not not -> add(not.term());
            case Expression.Each ignored -> each = true;
            case Expression.Comparison comparison -> add(comparison.operand());
            case Expression.In in -> add(in.operand());
            case Expression.Matches matches -> add(matches.operand());
            case Expression.Has has -> labels.add(has.label());
            case Expression.Flag flag -> fields.add(flag.field());
            case Expression.Words ignored -> words = true;
            case Expression.Everything ignored -> {}
        }
    }

    private void add(Operand operand) {
        switch (operand) {
            case Operand.OfField(Field field) -> fields.add(field);
            case Operand.OfLabel(String label) -> labels.add(label);
        }
    }
}
