package io.tocsin.api.report;

import io.tocsin.api.mql.Queries;
import io.tocsin.api.mql.Vocabularies;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What reports are asked for by: a condition and a period. */
final class Conditions {

    private Conditions() {}

    /** @throws ProblemException with every mistake, 400; also when more than a condition is asked for */
    static Expression read(@Nullable String mql, Vocabularies vocabularies) {
        Query query = Queries.search(mql, vocabularies.incidents());
        if (!query.equals(Query.of(query.expression()))) {
            throw ProblemException.badArgument("Expected a condition alone, but more stands behind it in mql");
        }
        return query.expression();
    }

    /** @throws ProblemException when the end is not after the beginning */
    static void inOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.badArgument("Expected from to be before to, but " + from + " is not before " + to);
        }
    }
}
