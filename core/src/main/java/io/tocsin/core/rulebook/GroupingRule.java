package io.tocsin.core.rulebook;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.schema.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts gather in one incident: those that it matches and that have the same of everything it goes by.
 *
 * @param line in the document, from 1
 * @param match as written
 * @param by one or more fields and labels
 */
public record GroupingRule(int line, String match, Expression expression, List<Operand> by) {

    /** The fields that alerts can be grouped by. */
    static final List<Field> FIELDS =
            List.of(Field.PROJECT, Field.TRIGGER, Field.SERVICE_LEVEL, Field.SEVERITY, Field.SOURCE, Field.KIND);

    public GroupingRule {
        by = List.copyOf(by);
    }

    /** The same text for alerts of one incident. What an alert does not have is none, and not the same as an empty value. */
    public String keyOf(Subject alert) {
        StringBuilder key = new StringBuilder();
        for (Operand operand : by) {
            String value = value(alert, operand);
            key.append(name(operand)).append(value == null ? "" : "=" + value).append('\n');
        }
        return key.toString();
    }

    /** For people, as it is kept with decisions. */
    public String why() {
        return "line " + line + ": " + match + " by "
                + String.join(", ", by.stream().map(GroupingRule::name).toList());
    }

    static String name(Operand operand) {
        return switch (operand) {
            case Operand.OfField(Field field) -> field.word();
            case Operand.OfLabel(String label) -> "~" + label;
        };
    }

    private static @Nullable String value(Subject alert, Operand operand) {
        return switch (operand) {
            case Operand.OfLabel(String label) -> alert.label(label);
            case Operand.OfField(Field field) -> value(alert, field);
        };
    }

    private static @Nullable String value(Subject alert, Field field) {
        return switch (field) {
            case SEVERITY -> String.valueOf(alert.severity());
            case SOURCE -> alert.source();
            default -> alert.text(field);
        };
    }
}
