package io.tocsin.mql.check;

import static io.tocsin.mql.problem.Problems.quoted;

import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.parse.Sign;
import io.tocsin.mql.parse.Syntax;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Problems;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Type;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which comparisons mean something for which type. */
final class OperatorCheck {

    private final Problems problems;

    OperatorCheck(Problems problems) {
        this.problems = problems;
    }

    boolean allows(Operand operand, Syntax.Compared compared) {
        if (isFlag(operand)) {
            tellFlag(operand, compared);
            return false;
        }
        Type type = type(operand);
        Sign sign = compared.sign();
        boolean allowed = switch (sign) {
            case EQUAL, NOT_EQUAL -> true;
            case MATCHES, NOT_MATCHES -> type.textual();
            case LESS, AT_MOST, GREATER, AT_LEAST -> type.ordered();
        };
        if (!allowed) {
            String but = quoted(sign.text()) + " is for "
                    + (sign.regex() ? "text" : "severities, numbers, times and durations");
            problems.add(Fault.WRONG_OPERATOR, compared.signRange(), operators(operand, type), but, null);
        }
        return allowed;
    }

    boolean allowsList(Operand operand, Syntax.Listed listed) {
        if (isFlag(operand)) {
            String but = quoted(listed.name().text()) + " is true or false";
            problems.add(Fault.WRONG_OPERATOR, listed.range(), "a flag by itself", but, suggestion(operand, null));
        }
        return !isFlag(operand);
    }

    private void tellFlag(Operand operand, Syntax.Compared compared) {
        String value = compared.value().text().toLowerCase(Locale.ROOT);
        boolean no = value.equals("false") || value.equals("no") || value.equals("0");
        boolean negative = no != compared.sign().negative();
        String but = quoted(compared.name().text()) + " is true or false";
        String suggestion = suggestion(operand, negative ? "not " : "");
        problems.add(Fault.WRONG_OPERATOR, compared.signRange(), "a flag by itself", but, suggestion);
    }

    private static String suggestion(Operand operand, @Nullable String not) {
        String flag = operand instanceof Operand.OfField(Field field) ? field.word() : "";
        return not == null
                ? "Write " + quoted(flag) + " or " + quoted("not " + flag) + "."
                : "Write " + quoted(not + flag) + ".";
    }

    private static boolean isFlag(Operand operand) {
        return type(operand) == Type.FLAG;
    }

    static Type type(Operand operand) {
        return switch (operand) {
            case Operand.OfField(Field field) -> field.type();
            case Operand.OfLabel ignored -> Type.TEXT;
        };
    }

    private static String operators(Operand operand, Type type) {
        String more = type.textual() ? ", `=~`, `!~`" : ", `<`, `<=`, `>`, `>=`";
        return switch (operand) {
            case Operand.OfField(Field field) ->
                "`=`, `!=`" + more + " or `in` for " + quoted(field.word()) + ", " + article(field);
            case Operand.OfLabel ignored -> "`=`, `!=`" + more + " or `in` for a label, which is text";
        };
    }

    private static String article(Field field) {
        return "which is " + field.type().description();
    }
}
