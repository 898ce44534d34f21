package io.tocsin.api.incident;

import io.tocsin.api.problem.Problem;
import java.util.List;

/**
 * What became of a command for many incidents.
 *
 * @param found how many the search finds
 * @param done the numbers of those for which it was carried out
 * @param refused those for which it was not
 */
record BulkAnswer(int found, List<Long> done, List<Refused> refused) {

    /** Why it was not carried out for one of them; the words of {@link Problem}. */
    record Refused(long number, String type, String detail) {

        static Refused of(long number, Problem problem) {
            return new Refused(number, problem.type().uri().toString(), problem.detail());
        }
    }
}
