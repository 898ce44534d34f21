package io.tocsin.api.mql;

import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemType;
import io.tocsin.core.message.Fault;
import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What the parameter {@code mql} of other addresses asks for. */
public final class Queries {

    private Queries() {}

    /**
     * A search; all there is when nothing is asked for.
     *
     * @throws ProblemException with every mistake, 400, when the text is not understood or is no search
     */
    public static Query search(@Nullable String text, Vocabulary vocabulary) {
        Query query = understood(Mql.read(text == null ? "" : text, vocabulary));
        if (query.figures() != null) {
            throw ProblemException.badArgument(
                    "Expected a search, but figures are asked for behind |; those are at /api/v1/query");
        }
        if (!query.targets().isEmpty()) {
            throw ProblemException.badArgument("Expected a search, but there are targets behind ->, as in a rule");
        }
        return query;
    }

    /** @throws ProblemException with every mistake, 400, when the text is not understood or asks for no figures */
    static Query figures(String text, Vocabulary vocabulary) {
        Query query = understood(Mql.read(text, vocabulary));
        if (query.figures() == null) {
            throw ProblemException.badArgument(
                    "Expected figures behind |, such as `| count by severity`, but there are none");
        }
        return query;
    }

    static Query understood(Reading reading) {
        return switch (reading) {
            case Reading.Understood understood -> understood.query();
            case Reading.Refused refused -> throw new ProblemException(problem(refused));
        };
    }

    private static Problem problem(Reading.Refused refused) {
        List<Fault> faults = refused.problems().stream()
                .map(p -> new Fault(null, p.line(), p.column(), null, p.message()))
                .toList();
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                ProblemType.BAD_ARGUMENT,
                "Expected a query in MQL; " + faults.getFirst().message(),
                faults);
    }
}
