package io.tocsin.mql.predicate;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.schema.Field;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes tests of one alert. */
final class AlertCompiler {

    private AlertCompiler() {}

    static AlertPredicate compile(Expression expression) {
        if (!isKnown(expression)) {
            return (alert, now) -> false;
        }
        return switch (expression) {
            case Expression.Everything ignored -> (alert, now) -> true;
            case Expression.And and -> all(compile(and.terms()));
            case Expression.Or or -> any(compile(or.terms()));
            case Expression.Not not -> {
                AlertPredicate term = compile(not.term());
                yield (alert, now) -> !term.test(alert, now);
            }
            case Expression.Each each -> compile(each.term());
            case Expression.Has has -> {
                String label = has.label();
                yield (alert, now) -> alert.label(label) != null;
            }
            case Expression.Words words -> words(words);
            case Expression.Flag flag -> {
                Field field = flag.field();
                yield (alert, now) -> alert.flag(field, now);
            }
            case Expression.Comparison(var range, var operand, var comparator, var value) ->
                isNumber(operand)
                        ? number(operand, NumberTests.compares(comparator, value))
                        : text(operand, TextTests.equal(value));
            case Expression.In(var range, var operand, var values) ->
                isNumber(operand) ? number(operand, NumberTests.in(values)) : text(operand, TextTests.in(values));
            case Expression.Matches matches -> text(matches.operand(), TextTests.matches(matches.regex()));
        };
    }

    private static AlertPredicate[] compile(List<Expression> terms) {
        return Weight.inOrder(terms).stream().map(AlertCompiler::compile).toArray(AlertPredicate[]::new);
    }

    private static AlertPredicate all(AlertPredicate[] terms) {
        return (alert, now) -> {
            for (AlertPredicate term : terms) {
                if (!term.test(alert, now)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static AlertPredicate any(AlertPredicate[] terms) {
        return (alert, now) -> {
            for (AlertPredicate term : terms) {
                if (term.test(alert, now)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Whether what is asked is about something that one alert has. */
    private static boolean isKnown(Expression expression) {
        return switch (expression) {
            case Expression.Flag flag -> flag.field().level().ofAlert();
            case Expression.Comparison comparison -> isKnown(comparison.operand());
            case Expression.In in -> isKnown(in.operand());
            case Expression.Matches matches -> isKnown(matches.operand());
            default -> true;
        };
    }

    private static boolean isKnown(Operand operand) {
        return !(operand instanceof Operand.OfField(Field field))
                || field.level().ofAlert();
    }

    private static boolean isNumber(Operand operand) {
        return operand instanceof Operand.OfField(Field field) && field.type().ordered();
    }

    private static AlertPredicate number(Operand operand, LongPredicate test) {
        Field field = ((Operand.OfField) operand).field();
        return (alert, now) -> test.test(alert.number(field, now));
    }

    private static AlertPredicate text(Operand operand, Predicate<String> test) {
        return switch (operand) {
            case Operand.OfLabel(String name) -> (alert, now) -> holds(test, alert.label(name));
            case Operand.OfField(Field field) ->
                field == Field.SOURCE
                        ? (alert, now) -> some(test, alert.sources())
                        : (alert, now) -> holds(test, alert.text(field));
        };
    }

    private static AlertPredicate words(Expression.Words written) {
        FoldedWord[] words = written.words().stream().map(FoldedWord::new).toArray(FoldedWord[]::new);
        return (alert, now) -> {
            for (FoldedWord word : words) {
                if (!word.in(alert.text(Field.TITLE)) && !word.in(alert.text(Field.TEXT)) && !foundIn(alert, word)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** In what an incident has of its alerts. */
    static boolean foundIn(AlertView alert, FoldedWord word) {
        return word.in(alert.text(Field.TRIGGER)) || alert.someLabelValue(word);
    }

    private static boolean holds(Predicate<String> test, @Nullable String value) {
        return value != null && test.test(value);
    }

    private static boolean some(Predicate<String> test, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (test.test(values.get(i))) {
                return true;
            }
        }
        return false;
    }
}
