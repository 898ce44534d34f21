package io.tocsin.mql.ruleset;

import io.tocsin.mql.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** What came of a text of rules. */
public sealed interface RuleReading {

    /**
     * @param rules in the order of the text; none where the text has none
     */
    record Understood(List<Rule> rules) implements RuleReading {

        public Understood {
            rules = List.copyOf(rules);
        }
    }

    /**
     * @param problems one or more, of all rules, in the order of the text; their places are those of the whole text
     */
    record Refused(String text, List<Problem> problems) implements RuleReading {

        public Refused {
            problems = List.copyOf(problems);
        }

        /** All of them for a screen of fixed width. */
        public String render() {
            return problems.stream().map(problem -> problem.render(text)).collect(Collectors.joining());
        }
    }
}
