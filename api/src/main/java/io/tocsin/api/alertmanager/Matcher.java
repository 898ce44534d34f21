package io.tocsin.api.alertmanager;

import com.google.re2j.Pattern;
import io.tocsin.core.message.Sender;
import io.tocsin.mql.ast.Comparator;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one label. A label that is missing is one that is empty.
 *
 * @param pattern of the whole value, in time linear to it; null for plain texts
 */
record Matcher(
        String name,
        Operator operator,
        String value,
        @Nullable Pattern pattern) {

    /** In which way the value is compared. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCH("=~"),
        NO_MATCH("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean isPattern() {
            return this == MATCH || this == NO_MATCH;
        }
    }

    /** Whether it holds of a label that is missing. */
    boolean matchesEmpty() {
        boolean positive = pattern == null ? value.isEmpty() : pattern.matches("");
        return positive == (operator == Operator.EQUAL || operator == Operator.MATCH);
    }

    /** The same in MQL. */
    Expression expression() {
        Expression positive = positive();
        return operator == Operator.NOT_EQUAL || operator == Operator.NO_MATCH
                ? new Expression.Not(Range.NONE, positive)
                : positive;
    }

    private Expression positive() {
        List<Expression> ways = new ArrayList<>();
        ways.add(
                pattern == null
                        ? equal(operand(), value)
                        : new Expression.Matches(Range.NONE, operand(), "^(?s:" + value + ")$"));
        if (pattern == null ? value.isEmpty() : pattern.matches("")) {
            missing().ifPresent(ways::add);
        }
        return ways.size() == 1 ? ways.getFirst() : new Expression.Or(Range.NONE, ways);
    }

    private Operand operand() {
        return switch (name) {
            case GettableAlert.TRIGGER -> new Operand.OfField(Field.TRIGGER);
            case GettableAlert.PROJECT -> new Operand.OfField(Field.PROJECT);
            default -> new Operand.OfLabel(name);
        };
    }

    /** When the alert is shown without the label; every alert has a trigger. */
    private Optional<Expression> missing() {
        return switch (name) {
            case GettableAlert.TRIGGER -> Optional.empty();
            case GettableAlert.PROJECT -> Optional.of(equal(operand(), Sender.DEFAULT_PROJECT));
            default -> Optional.of(new Expression.Not(Range.NONE, new Expression.Has(Range.NONE, name)));
        };
    }

    private static Expression equal(Operand operand, String value) {
        return new Expression.Comparison(Range.NONE, operand, Comparator.EQUAL, new Value.Text(value));
    }
}
