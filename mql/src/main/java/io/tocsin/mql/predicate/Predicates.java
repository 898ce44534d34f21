package io.tocsin.mql.predicate;

import io.tocsin.mql.ast.Expression;

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
}
