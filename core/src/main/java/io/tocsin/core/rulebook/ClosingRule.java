package io.tocsin.core.rulebook;

import io.tocsin.core.time.Durations;
import io.tocsin.mql.predicate.IncidentPredicate;
import java.time.Duration;

/**
 * Which incidents nobody needs to close.
 *
 * @param line in the document, from 1
 * @param match as written
 * @param okFor for so long all alerts of the incident must have been OK
 */
public record ClosingRule(int line, String match, IncidentPredicate predicate, Duration okFor) {

    /** For people, as it is kept with decisions. */
    public String why() {
        return "line " + line + ": " + match + " when OK for " + Durations.format(okFor);
    }
}
