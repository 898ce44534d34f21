package io.tocsin.mql.predicate;

import io.tocsin.mql.ast.Expression;
import java.util.function.Predicate;

/** Compiles expressions. Cheap, but for regular expressions; the result is to be kept and asked often. */
public final class Predicates {

    private Predicates() {}

    /** Fields that only incidents have are without a value: nothing positive holds of them. */
    public static AlertPredicate ofAlert(Expression expression) {
        return AlertCompiler.compile(expression);
    }

    public static IncidentPredicate ofIncident(Expression expression) {
        return IncidentCompiler.compile(expression);
    }

    /**
     * Whether a text matches, as {@link Expression.Matches} means it. Other back ends run it over the distinct values of a
     * label.
     *
     * @param regex of an expression that was understood
     */
    public static Predicate<String> ofText(String regex) {
        return TextTests.matches(regex);
    }
}
