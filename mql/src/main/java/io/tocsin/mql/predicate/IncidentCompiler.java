package io.tocsin.mql.predicate;

import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.predicate.TimeTests.TimeTest;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Type;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** Makes tests of one incident; what is about its alerts holds when it holds of some alert. */
final class IncidentCompiler {

    private IncidentCompiler() {}

    static IncidentPredicate compile(Expression expression) {
        return switch (expression) {
            case Expression.Everything ignored -> (incident, now) -> true;
            case Expression.And and -> all(compile(and.terms()));
            case Expression.Or or -> any(compile(or.terms()));
            case Expression.Not not -> {
                IncidentPredicate term = compile(not.term());
                yield (incident, now) -> !term.test(incident, now);
            }
            case Expression.Each each -> someAlert(each.term());
            case Expression.Has has -> someAlert(has);
            case Expression.Words words -> words(words);
            case Expression.Flag flag -> {
                Field field = flag.field();
                yield (incident, now) -> incident.flag(field, now);
            }
            case Expression.Comparison c ->
                c.operand() instanceof Operand.OfField(Field field)
                                && field.level().ofIncident()
                        ? compares(field, c.comparator(), c.value())
                        : someAlert(c);
            case Expression.In in ->
                in.operand() instanceof Operand.OfField(Field field)
                                && field.level().ofIncident()
                        ? in(field, in.values())
                        : someAlert(in);
            case Expression.Matches matches ->
                matches.operand() instanceof Operand.OfField(Field field)
                                && field.level().ofIncident()
                        ? text(field, TextTests.matches(matches.regex()))
                        : someAlert(matches);
        };
    }

    private static IncidentPredicate[] compile(List<Expression> terms) {
        return Weight.inOrder(terms).stream().map(IncidentCompiler::compile).toArray(IncidentPredicate[]::new);
    }

    private static IncidentPredicate all(IncidentPredicate[] terms) {
        return (incident, now) -> {
            for (IncidentPredicate term : terms) {
                if (!term.test(incident, now)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static IncidentPredicate any(IncidentPredicate[] terms) {
        return (incident, now) -> {
            for (IncidentPredicate term : terms) {
                if (term.test(incident, now)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static IncidentPredicate someAlert(Expression expression) {
        AlertPredicate test = AlertCompiler.compile(expression);
        return (incident, now) -> {
            List<? extends AlertView> alerts = incident.alerts();
            for (int i = 0; i < alerts.size(); i++) {
                if (test.test(alerts.get(i), now)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static IncidentPredicate compares(Field field, Comparator comparator, Value value) {
        if (field.type() == Type.TIME) {
            return time(field, TimeTests.compares(comparator, value));
        }
        return field.type().textual()
                ? text(field, TextTests.equal(value))
                : number(field, NumberTests.compares(comparator, value));
    }

    private static IncidentPredicate in(Field field, List<Value> values) {
        if (field.type() == Type.TIME) {
            return time(field, TimeTests.in(values));
        }
        return field.type().textual() ? text(field, TextTests.in(values)) : number(field, NumberTests.in(values));
    }

    private static IncidentPredicate time(Field field, TimeTest test) {
        return (incident, now) -> test.test(incident.time(field), now);
    }

    private static IncidentPredicate number(Field field, LongPredicate test) {
        return (incident, now) -> test.test(incident.number(field, now));
    }

    private static IncidentPredicate text(Field field, Predicate<String> test) {
        return (incident, now) -> {
            String value = incident.text(field);
            return value != null && test.test(value);
        };
    }

    private static IncidentPredicate words(Expression.Words written) {
        FoldedWord[] words = written.words().stream().map(FoldedWord::new).toArray(FoldedWord[]::new);
        return (incident, now) -> {
            for (FoldedWord word : words) {
                if (!isFound(incident, word)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static boolean isFound(IncidentView incident, FoldedWord word) {
        if (word.in(incident.text(Field.TITLE)) || word.in(incident.text(Field.TEXT))) {
            return true;
        }
        List<? extends AlertView> alerts = incident.alerts();
        for (int i = 0; i < alerts.size(); i++) {
            if (AlertCompiler.foundIn(alerts.get(i), word)) {
                return true;
            }
        }
        return false;
    }
}
