package io.tocsin.mql.format;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Figure;
import io.tocsin.mql.ast.Figures;
import io.tocsin.mql.ast.Order;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.ast.Target;
import io.tocsin.mql.time.Durations;
import java.util.stream.Collectors;

/** Writes queries. Keywords are lower case, texts are in double quotes, parentheses only where they are needed. */
public final class Formatter {

    private Formatter() {}

    public static String format(Query query) {
        StringBuilder text = new StringBuilder(ConditionText.of(query.expression()));
        if (query.asOf() != null) {
            text.append(" as of ").append(ValueText.of(query.asOf()));
        }
        if (!query.order().isEmpty()) {
            text.append(" order by ")
                    .append(query.order().stream().map(Formatter::order).collect(Collectors.joining(", ")));
        }
        if (query.limit() != null) {
            text.append(" limit ").append(query.limit());
        }
        if (query.figures() != null) {
            text.append(" | ").append(figures(query.figures()));
        }
        if (!query.targets().isEmpty()) {
            text.append(" -> ")
                    .append(query.targets().stream().map(Formatter::target).collect(Collectors.joining(", ")));
        }
        return text.toString().strip();
    }

    /** A label as a query writes it, with the tilde, in quotes where it needs them. */
    public static String label(String name) {
        return ValueText.label(name);
    }

    /** A text as a query writes it, in quotes. */
    public static String text(String text) {
        return ValueText.quoted(text);
    }

    /** A condition by itself; of {@link io.tocsin.mql.ast.Expression.Everything} nothing. */
    public static String format(Expression expression) {
        return ConditionText.of(expression);
    }

    private static String order(Order order) {
        return order.field().word() + (order.descending() ? " desc" : "");
    }

    private static String figures(Figures figures) {
        String text = figures.figures().stream().map(Formatter::figure).collect(Collectors.joining(", "));
        if (!figures.by().isEmpty()) {
            text += figures.by().stream().map(ValueText::operand).collect(Collectors.joining(", ", " by ", ""));
        }
        return figures.every() == null ? text : text + " every " + Durations.write(figures.every());
    }

    private static String figure(Figure figure) {
        String function = figure.function().word();
        return figure.field() == null
                ? function
                : function + "(" + figure.field().word() + ")";
    }

    private static String target(Target target) {
        return ValueText.isBare(target.toString()) ? target.toString() : ValueText.quoted(target.toString());
    }
}
