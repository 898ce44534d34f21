package io.tocsin.projections.search;

import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.predicate.Folding;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.regex.LiteralRegex;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the condition that an incident satisfies an expression. Negations are pushed down to the comparisons, so that above
 * them there is only AND and OR, of which an unknown term is as good as a false one.
 */
final class IncidentCondition {

    /** Knows which incidents have a title or a text that matches. */
    @FunctionalInterface
    interface OwnTexts {
        Sql of(Expression.Matches matches, boolean negated);
    }

    private static final Set<String> OPEN = Set.of("new", "todo", "taken", "snoozed");

    private static final Set<Field> PLACED = EnumSet.of(Field.SEVERITY, Field.OPENED, Field.NUMBER);

    private final Instant now;
    private final IncidentFields fields;
    private final KnownTexts known;
    private final Looks looks;
    private final AlertCondition alerts;
    private final OwnTexts ownTexts;

    IncidentCondition(Instant now, KnownTexts known, Looks looks, AlertTexts texts, OwnTexts ownTexts) {
        this.now = now;
        this.fields = new IncidentFields(now);
        this.known = known;
        this.looks = looks;
        this.alerts = new AlertCondition(new AlertFields(now, true), known, texts);
        this.ownTexts = ownTexts;
    }

    /** @param negated where the expression does not hold */
    Sql of(Expression expression, boolean negated) {
        return switch (expression) {
            case Expression.Everything ignored -> negated ? Sql.FALSE : Sql.TRUE;
            case Expression.And and -> negated ? Sql.any(of(and.terms(), true)) : Sql.all(of(and.terms(), false));
            case Expression.Or or -> some(or.terms(), negated);
            case Expression.Not not -> of(not.term(), !negated);
            case Expression.Each each -> each(each.term(), negated);
            case Expression.Words words -> words(words).negatedIf(negated);
            case Expression.Flag flag -> fields.of(flag.field()).negatedIf(negated);
            case Expression.Has has -> found(has, negated);
            case Expression.Comparison c -> found(c, negated);
            case Expression.In in -> found(in, negated);
            case Expression.Matches matches ->
                isOwnText(matches) ? ownTexts.of(matches, negated) : found(matches, negated);
        };
    }

    /** What follows from a term of a conjunction for the columns that the order of the queue has. */
    Sql placed(Expression term) {
        return switch (term) {
            case Expression.Comparison(var range, Operand.OfField(Field field), var comparator, var value)
            when field == Field.STATUS -> rank(List.of(Tests.text(value)));
            case Expression.In(var range, Operand.OfField(Field field), var values)
            when field == Field.STATUS -> rank(Tests.texts(values));
            case Expression.Comparison(var range, Operand.OfField(Field field), var comparator, var value)
            when PLACED.contains(field) -> of(term, false);
            default -> Sql.TRUE;
        };
    }

    /** What the incident must be found by to satisfy the expression at all. */
    List<Ids> needed(Expression expression) {
        return switch (expression) {
            case Expression.And and ->
                and.terms().stream().flatMap(term -> needed(term).stream()).toList();
            case Expression.Each each -> looks.needed(each.term());
            case Expression.Or or -> needed(or.terms());
            default -> looks.up(expression).stream().toList();
        };
    }

    private List<Ids> needed(List<Expression> choices) {
        List<Ids> ids = new ArrayList<>();
        for (Expression choice : choices) {
            looks.up(choice).ifPresent(ids::add);
        }
        return ids.size() == choices.size() ? List.of(Ids.union(ids)) : List.of();
    }

    private List<Sql> of(List<Expression> terms, boolean negated) {
        return terms.stream().map(term -> of(term, negated)).toList();
    }

    /** Those that are about what incidents are found by become one. */
    private Sql some(List<Expression> terms, boolean negated) {
        List<Ids> ids = new ArrayList<>();
        List<Sql> others = new ArrayList<>();
        for (Expression term : terms) {
            looks.up(term).ifPresentOrElse(ids::add, () -> others.add(of(term, negated)));
        }
        if (!ids.isEmpty()) {
            others.add(Ids.union(ids).of(negated));
        }
        return negated ? Sql.all(others) : Sql.any(others);
    }

    private Sql found(Expression leaf, boolean negated) {
        return looks.up(leaf)
                .map(ids -> ids.of(negated))
                .orElseGet(() -> own(leaf).negatedIf(negated));
    }

    private Sql own(Expression leaf) {
        return switch (leaf) {
            case Expression.Comparison(var range, Operand.OfField(Field field), var comparator, var value) ->
                compares(field, comparator, value);
            case Expression.In(var range, Operand.OfField(Field field), var values) -> in(field, values);
            case Expression.Matches matches
            when matches.operand() instanceof Operand.OfField(Field field) -> matches(matches, field);
            default -> throw new IllegalArgumentException("Expected a comparison of a field, but it is " + leaf);
        };
    }

    private Sql compares(Field field, Comparator comparator, Value value) {
        return field == Field.STATUS
                ? statuses(List.of(Tests.text(value)))
                : Tests.compares(fields.of(field), comparator, value, now);
    }

    private Sql in(Field field, List<Value> values) {
        return field == Field.STATUS ? statuses(Tests.texts(values)) : Tests.in(fields.of(field), values, now);
    }

    private Sql matches(Expression.Matches matches, Field field) {
        if (field == Field.TITLE || field == Field.TEXT) {
            return Tests.matches(
                    fields.of(field), LiteralRegex.of(matches.regex()).orElseThrow());
        }
        List<String> matching = field.type() == Type.ENUM
                ? field.words().stream()
                        .filter(Predicates.ofText(matches.regex()))
                        .toList()
                : known.matching(matches.operand(), matches.regex()).stream()
                        .map(KnownTexts.Known::text)
                        .toList();
        return field == Field.STATUS ? statuses(matching) : Tests.in(fields.of(field), matching);
    }

    /** A regular expression in earnest on a text that has no number, because nearly every incident has one of its own. */
    private static boolean isOwnText(Expression.Matches matches) {
        return matches.operand() instanceof Operand.OfField(Field field)
                && (field == Field.TITLE || field == Field.TEXT)
                && LiteralRegex.of(matches.regex()).isEmpty();
    }

    /** With the rank that follows from it, which the order of the queue begins with. */
    private Sql statuses(List<String> statuses) {
        Sql status = Tests.in(Sql.of("i.status"), statuses);
        return Sql.all(List.of(status, rank(statuses)));
    }

    private static Sql rank(List<String> statuses) {
        Set<Integer> ranks = new LinkedHashSet<>();
        statuses.forEach(word -> ranks.add(OPEN.contains(word) ? 0 : word.equals("closed") ? 2 : 1));
        return ranks.size() == 1 ? Sql.of("i.rank = ?", ranks.iterator().next()) : Sql.TRUE;
    }

    private Sql each(Expression term, boolean negated) {
        Sql satisfied = Sql.join(
                "EXISTS (SELECT FROM incident_alert m JOIN alert a ON a.fingerprint = m.fingerprint"
                        + " WHERE m.number = i.number AND a.project IS NOT NULL AND ",
                alerts.of(term, false),
                ")");
        if (negated) {
            return Sql.join("NOT ", satisfied);
        }
        List<Sql> all = new ArrayList<>();
        looks.needed(term).forEach(ids -> all.add(ids.of(false)));
        all.add(satisfied);
        return Sql.all(all);
    }

    private Sql words(Expression.Words words) {
        List<Sql> all = new ArrayList<>();
        for (String word : words.words()) {
            Sql own = Sql.of("strpos(i.words, ?) > 0", Folding.fold(word));
            all.add(Sql.any(List.of(own, new Ids(known.containing(word)).of(false))));
        }
        return Sql.all(all);
    }
}
