package io.tocsin.core.rulebook;

import java.util.List;

/** What became of a file that was to be a runbook. */
public sealed interface RunbookReading {

    record Accepted(Runbook runbook) implements RunbookReading {}

    /**
     * @param problems all that could be found at once, at least one, in the order of the file
     */
    record Refused(List<RulebookProblem> problems) implements RunbookReading {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
