package io.tocsin.api.stream;

import io.tocsin.mql.ast.Query;
import io.tocsin.mql.predicate.IncidentView;
import io.tocsin.projections.match.Asked;
import io.tocsin.projections.match.Changes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the stream is made of. Safe for use by many threads. */
interface Incidents {

    /** Up to where events are visible. */
    long position();

    /** See {@link Changes#between}. */
    List<Changes.Change> changed(long after, long upTo);

    /** Those that there are, by number. */
    Map<Long, Shown> read(Collection<Long> numbers, Asked asked, Instant now);

    /** The numbers of those that satisfy the condition; of many only so many. */
    List<Long> matching(Query query, Instant now, int atMost);

    /** The same, as JSON, in the order in which they want to be answered. */
    List<String> present(Query query, Instant now, int atMost);

    /**
     * An incident now.
     *
     * @param together as conditions without {@code each( … )} see it
     * @param each as those with it do
     * @param json as the lists have it, in one line
     */
    record Shown(IncidentView together, IncidentView each, String json) {}
}
