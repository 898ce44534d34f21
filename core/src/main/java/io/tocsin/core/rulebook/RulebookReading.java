package io.tocsin.core.rulebook;

import java.util.List;

/** What became of a document that was to be a rulebook. */
public sealed interface RulebookReading {

    /**
     * It holds together and can be used.
     *
     * @param text the document as it may be kept and shown: without the keys of sources
     */
    record Accepted(Rulebook rulebook, String text) implements RulebookReading {}

    /**
     * It is not used, not even in part.
     *
     * @param problems all that could be found at once, at least one, in the order of the document
     */
    record Refused(List<RulebookProblem> problems) implements RulebookReading {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
