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
import org.springframework.http.HttpStatus;

/** What the parameter {@code mql} of other addresses asks for. */
public final class Queries {

    private Queries() {}

    /** @throws ProblemException with every mistake, 400, when the text is not understood */
    public static Query read(String text, Vocabulary vocabulary) {
        return understood(Mql.read(text, vocabulary));
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
