package io.tocsin.api.rulebook;

import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemType;
import io.tocsin.core.message.Fault;
import io.tocsin.core.rulebook.RulebookProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What is wrong with a document that was to be a rulebook, as it is answered. */
final class Mistakes {

    private Mistakes() {}

    static ProblemException refused(List<RulebookProblem> problems) {
        return new ProblemException(Problem.of(
                HttpStatus.BAD_REQUEST,
                ProblemType.MALFORMED,
                "Expected a rulebook; " + problems.getFirst(),
                faults(problems)));
    }

    /** Each with its place. */
    static List<Fault> faults(List<RulebookProblem> problems) {
        return problems.stream()
                .map(p -> new Fault(null, p.line(), p.column(), p.path(), p.message()))
                .toList();
    }
}
