package io.tocsin.core.rulebook;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.problem.Problem;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Vocabulary;
import java.util.List;
import java.util.Set;

/** A condition on alerts that does not stand in a rulebook, but means what it would mean there. */
public sealed interface ConditionReading {

    record Understood(Expression expression) implements ConditionReading {}

    /** @param problems all of them; their texts read "Expected …, but …" */
    record Refused(List<Problem> problems, String text) implements ConditionReading {}

    /** What is known of an alert that begins to fire may be asked, and nothing may stand behind the condition. */
    static ConditionReading of(String mql) {
        return switch (Mql.read(mql, Vocabulary.alerts())) {
            case Reading.Refused refused ->
                new Refused(
                        refused.problems(),
                        "Expected a condition in MQL; "
                                + refused.problems().getFirst().message());
            case Reading.Understood understood -> of(understood.query());
        };
    }

    private static ConditionReading of(Query query) {
        if (!query.equals(Query.of(query.expression()))) {
            return new Refused(List.of(), "Expected a condition alone, but more stands behind it");
        }
        Set<Field> asked = Asked.fields(query.expression());
        asked.removeAll(MatchSections.ALERTS.fields());
        return asked.isEmpty()
                ? new Understood(query.expression())
                : new Refused(List.of(), MatchSections.notKnown(MatchSections.ALERTS, asked));
    }
}
