package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an alert satisfies an expression, or does not. For people: it compiles anew, and takes microseconds.
 *
 * @param holds whether it does
 * @param decisive the conditions that alone make it so, in the order of the text; empty when nothing was asked
 */
public record Why(boolean holds, List<Condition> decisive) {

    public Why {
        decisive = List.copyOf(decisive);
    }

    /**
     * One of them.
     *
     * @param range where it was written
     * @param text how it would best be written
     * @param holds whether it does by itself; under a {@code not} it is decisive where it does not
     * @param found what the alert has there, as people read it; none when it has nothing
     */
    public record Condition(Range range, String text, boolean holds, List<String> found) {

        public Condition {
            found = List.copyOf(found);
        }
    }

    public static Why of(Expression expression, AlertView alert, Instant now) {
        Question question = new Question(alert, now);
        return new Why(question.holds(expression), question.decisive(expression));
    }

    private record Question(AlertView alert, Instant now) {

        boolean holds(Expression expression) {
            return Predicates.ofAlert(expression).test(alert, now);
        }

        List<Condition> decisive(Expression expression) {
            return switch (expression) {
                case Expression.Everything ignored -> List.of();
                case Expression.And and -> of(and.terms(), holds(and), true);
                case Expression.Or or -> of(or.terms(), holds(or), false);
                case Expression.Not not -> decisive(not.term());
                case Expression.Each each -> decisive(each.term());
                default ->
                    List.of(new Condition(
                            expression.range(), Formatter.format(expression), holds(expression), found(expression)));
            };
        }

        /** All of them together, or the first that is enough. */
        private List<Condition> of(List<Expression> terms, boolean holds, boolean all) {
            return terms.stream()
                    .filter(term -> holds(term) == holds)
                    .limit(holds == all ? terms.size() : 1)
                    .flatMap(term -> decisive(term).stream())
                    .toList();
        }

        private List<String> found(Expression condition) {
            return switch (condition) {
                case Expression.Comparison comparison -> found(comparison.operand());
                case Expression.In in -> found(in.operand());
                case Expression.Matches matches -> found(matches.operand());
                case Expression.Has has -> found(new Operand.OfLabel(has.label()));
                default -> List.of();
            };
        }

        private List<String> found(Operand operand) {
            return switch (operand) {
                case Operand.OfLabel(String name) -> some(alert.label(name));
                case Operand.OfField(Field field) -> field.level().ofAlert() ? found(field) : List.of();
            };
        }

        private List<String> found(Field field) {
            return switch (field.type()) {
                case TEXT, ENUM -> field == Field.SOURCE ? alert.sources() : some(alert.text(field));
                case SEVERITY, NUMBER, DURATION -> number(field, alert.number(field, now));
                case FLAG, TIME -> List.of();
            };
        }

        private static List<String> number(Field field, long number) {
            if (number == Views.NONE) {
                return List.of();
            }
            return switch (field.type()) {
                case SEVERITY -> List.of("S" + number);
                case DURATION -> List.of(Durations.write(Duration.of(number, ChronoUnit.MICROS)));
                case TEXT, ENUM, NUMBER, FLAG, TIME -> List.of(Long.toString(number));
            };
        }

        private static List<String> some(@Nullable String value) {
            return value == null ? List.of() : List.of(value);
        }
    }
}
