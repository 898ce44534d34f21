package io.tocsin.projections.search;

import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.regex.LiteralRegex;
import io.tocsin.mql.schema.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What can be said of the past of an incident by its row of the present: nothing that satisfied the expression then may be left
 * out, the fewer others are told the better. {@code incident_label} must be what it was then.
 */
final class Relevance {

    /** From what it follows whether an expression held of an incident then. */
    private enum Basis {
        /** From what never changes, and from the numbers that it was found by then. */
        FIXED,
        /** From that and from what only events of its own change. */
        OWN,
        /** From what its alerts did, too. */
        ALERTS
    }

    private final Looks looks;
    private final IncidentCondition condition;

    /** @param moment that is asked about; whole microseconds */
    Relevance(KnownTexts known, Instant moment) {
        this.looks = new Looks(known);
        AlertTexts texts = (text, test) -> {
            throw new IllegalArgumentException("Expected nothing about alerts one by one");
        };
        IncidentCondition.OwnTexts ownTexts = (matches, negated) -> {
            throw new IllegalArgumentException("Expected no regular expression on a title or a text");
        };
        this.condition = new IncidentCondition(moment, known, looks, texts, ownTexts);
    }

    /** @param position up to which events count */
    Sql incidents(Expression expression, long position) {
        return Sql.all(
                terms(expression).stream().map(term -> of(term, position)).toList());
    }

    /** Of an alert, which has its project and its trigger for ever. */
    static Sql alerts(Expression expression) {
        List<Sql> all = new ArrayList<>();
        for (Expression term : terms(expression)) {
            if (term instanceof Expression.Comparison c
                    && isOfAlertsForEver(c.operand())
                    && c.comparator() == Comparator.EQUAL) {
                all.add(Tests.in(column(c.operand()), List.of(Tests.text(c.value()))));
            } else if (term instanceof Expression.In in && isOfAlertsForEver(in.operand())) {
                all.add(Tests.in(column(in.operand()), Tests.texts(in.values())));
            }
        }
        return Sql.all(all);
    }

    /** Whether alerts are looked at one by one. */
    static boolean each(Expression expression) {
        return switch (expression) {
            case Expression.Each ignored -> true;
            case Expression.And and -> and.terms().stream().anyMatch(Relevance::each);
            case Expression.Or or -> or.terms().stream().anyMatch(Relevance::each);
            case Expression.Not not -> each(not.term());
            case Expression.Everything ignored -> false;
            case Expression.Words ignored -> false;
            case Expression.Flag ignored -> false;
            case Expression.Has ignored -> false;
            case Expression.Comparison ignored -> false;
            case Expression.In ignored -> false;
            case Expression.Matches ignored -> false;
        };
    }

    private Sql of(Expression term, long position) {
        if (term instanceof Expression.Each each) {
            return Sql.all(
                    looks.needed(each.term()).stream().map(ids -> ids.of(false)).toList());
        }
        return switch (basis(term)) {
            case FIXED -> condition.of(term, false);
            case OWN -> Sql.any(List.of(Sql.of("i.turned > ?", position), condition.of(term, false)));
            case ALERTS -> Sql.TRUE;
        };
    }

    private static Basis basis(Expression expression) {
        return switch (expression) {
            case Expression.Everything ignored -> Basis.FIXED;
            case Expression.And and -> widest(and.terms());
            case Expression.Or or -> widest(or.terms());
            case Expression.Not not -> basis(not.term());
            case Expression.Each ignored -> Basis.ALERTS;
            case Expression.Words ignored -> Basis.OWN;
            case Expression.Flag flag -> basis(flag.field());
            case Expression.Has ignored -> Basis.FIXED;
            case Expression.Comparison comparison -> basis(comparison.operand());
            case Expression.In in -> basis(in.operand());
            case Expression.Matches matches -> basis(matches);
        };
    }

    private static Basis widest(Collection<Expression> terms) {
        return terms.stream().map(Relevance::basis).max(Basis::compareTo).orElse(Basis.FIXED);
    }

    /** A regular expression in earnest on a title or a text is run over those of other incidents first. */
    private static Basis basis(Expression.Matches matches) {
        boolean own = matches.operand() instanceof Operand.OfField(Field field)
                && (field == Field.TITLE || field == Field.TEXT)
                && LiteralRegex.of(matches.regex()).isEmpty();
        return own ? Basis.ALERTS : basis(matches.operand());
    }

    private static Basis basis(Operand operand) {
        return switch (operand) {
            case Operand.OfLabel ignored -> Basis.FIXED;
            case Operand.OfField(Field field) -> basis(field);
        };
    }

    private static Basis basis(Field field) {
        return switch (field) {
            case NUMBER, PROJECT, TRIGGER, SOURCE, KIND, SERVICE_LEVEL, OPENED -> Basis.FIXED;
            case TITLE,
                    TEXT,
                    SEVERITY,
                    STATUS,
                    HOLDER,
                    TAKEN,
                    CLOSED,
                    DEADLINE,
                    DURATION,
                    RESPONSE_TIME,
                    RESPONSE_LEFT,
                    RESPONSE_BREACHED,
                    SNOOZED,
                    COMMENTS -> Basis.OWN;
            case STATE, FLAPPING, ALERTS, FIRING, FLAPS -> Basis.ALERTS;
        };
    }

    private static List<Expression> terms(Expression expression) {
        return expression instanceof Expression.And and ? and.terms() : List.of(expression);
    }

    private static boolean isOfAlertsForEver(Operand operand) {
        return operand instanceof Operand.OfField(Field field) && (field == Field.PROJECT || field == Field.TRIGGER);
    }

    private static Sql column(Operand operand) {
        return Sql.of(
                operand instanceof Operand.OfField(Field field) && field == Field.PROJECT ? "a.project" : "a.trigger");
    }
}
