package io.tocsin.projections.search;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.predicate.Folding;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.regex.LiteralRegex;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Writes the condition that one alert satisfies an expression. What is not known of alerts holds of none. */
final class AlertCondition {

    private final AlertFields fields;
    private final KnownTexts known;
    private final AlertTexts texts;

    AlertCondition(AlertFields fields, KnownTexts known, AlertTexts texts) {
        this.fields = fields;
        this.known = known;
        this.texts = texts;
    }

    /** @param negated where the expression does not hold */
    Sql of(Expression expression, boolean negated) {
        return switch (expression) {
            case Expression.Everything ignored -> negated ? Sql.FALSE : Sql.TRUE;
            case Expression.And and -> negated ? Sql.any(of(and.terms(), true)) : Sql.all(of(and.terms(), false));
            case Expression.Or or -> negated ? Sql.all(of(or.terms(), true)) : Sql.any(of(or.terms(), false));
            case Expression.Not not -> of(not.term(), !negated);
            case Expression.Each each -> of(each.term(), negated);
            case Expression.Has has ->
                Sql.of("jsonb_exists(a.labels, ?::text)", has.label()).negatedIf(negated);
            case Expression.Words words -> words(words).negatedIf(negated);
            case Expression.Flag flag ->
                flag.field().level().ofAlert()
                        ? fields.of(flag.field()).negatedIf(negated)
                        : Sql.FALSE.negatedIf(negated);
            case Expression.Comparison c -> compares(c).negatedIf(negated);
            case Expression.In in -> in(in).negatedIf(negated);
            case Expression.Matches matches -> matches(matches).negatedIf(negated);
        };
    }

    private List<Sql> of(List<Expression> terms, boolean negated) {
        return terms.stream().map(term -> of(term, negated)).toList();
    }

    private Sql compares(Expression.Comparison c) {
        if (c.operand() instanceof Operand.OfField(Field field)) {
            if (!field.level().ofAlert()) {
                return Sql.FALSE;
            }
            if (field != Field.SOURCE) {
                return Tests.compares(fields.of(field), c.comparator(), c.value(), fields.now());
            }
        }
        return equalsOneOf(c.operand(), List.of(Tests.text(c.value())));
    }

    private Sql in(Expression.In in) {
        if (in.operand() instanceof Operand.OfField(Field field)) {
            if (!field.level().ofAlert()) {
                return Sql.FALSE;
            }
            if (field != Field.SOURCE) {
                return Tests.in(fields.of(field), in.values(), fields.now());
            }
        }
        return equalsOneOf(in.operand(), Tests.texts(in.values()));
    }

    private Sql matches(Expression.Matches matches) {
        if (!(matches.operand() instanceof Operand.OfField(Field field))) {
            return equalsOneOf(matches.operand(), matching(matches));
        }
        if (!field.level().ofAlert()) {
            return Sql.FALSE;
        }
        Predicate<String> test = Predicates.ofText(matches.regex());
        if (field.type() == Type.ENUM) {
            return Tests.in(
                    fields.of(field), field.words().stream().filter(test).toList());
        }
        if (field == Field.TITLE || field == Field.TEXT) {
            return LiteralRegex.of(matches.regex())
                    .map(literal -> Tests.matches(fields.of(field), literal))
                    .orElseGet(() -> Tests.in(fields.of(field), texts.matching(fields.of(field), test)));
        }
        return equalsOneOf(matches.operand(), matching(matches));
    }

    private List<String> matching(Expression.Matches matches) {
        return known.matching(matches.operand(), matches.regex()).stream()
                .map(KnownTexts.Known::text)
                .toList();
    }

    private Sql equalsOneOf(Operand operand, List<String> values) {
        return switch (operand) {
            case Operand.OfLabel(String name) -> Tests.in(Sql.of("(a.labels ->> ?::text)", name), values);
            case Operand.OfField(Field field)
            when field == Field.SOURCE ->
                Sql.join(
                        "EXISTS (SELECT FROM jsonb_array_elements_text(a.sources::jsonb) AS s (name) WHERE ",
                        Tests.in(Sql.of("s.name"), values),
                        ")");
            case Operand.OfField(Field field) -> Tests.in(fields.of(field), values);
        };
    }

    private Sql words(Expression.Words words) {
        List<Sql> all = new ArrayList<>();
        for (String word : words.words()) {
            Sql found = Sql.of(", ?) > 0", Folding.fold(word));
            List<Sql> some = new ArrayList<>();
            for (Field field : List.of(Field.TITLE, Field.TEXT, Field.TRIGGER)) {
                some.add(Sql.join("strpos(", AlertFields.folded(fields.of(field)), found));
            }
            Sql value = Sql.join("strpos(", AlertFields.folded(Sql.of("e.value")), found);
            some.add(Sql.join("EXISTS (SELECT FROM jsonb_each_text(a.labels) AS e WHERE ", value, ")"));
            all.add(Sql.any(some));
        }
        return Sql.all(all);
    }
}
