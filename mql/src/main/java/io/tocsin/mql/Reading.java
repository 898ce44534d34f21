package io.tocsin.mql;

import io.tocsin.mql.ast.Query;
import io.tocsin.mql.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** What came of a text. */
public sealed interface Reading {

    record Understood(Query query) implements Reading {}

    /**
     * @param problems one or more, in the order of the text
     */
    record Refused(String text, List<Problem> problems) implements Reading {

        public Refused {
            problems = List.copyOf(problems);
        }

        /** All of them for a screen of fixed width. */
        public String render() {
            return problems.stream().map(problem -> problem.render(text)).collect(Collectors.joining());
        }
    }
}
