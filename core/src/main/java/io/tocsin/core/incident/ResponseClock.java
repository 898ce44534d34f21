package io.tocsin.core.incident;

import java.time.Duration;
import java.time.Instant;

/**
 * How an answer is waited for. It starts with the opening, and anew when the incident is reopened or given back; nothing
 * stops it but an answer or the closing. Immutable.
 *
 * @param since when the waiting began
 * @param warned that little time is left has been said
 * @param breached that it was too late has been said
 * @param answered a person has taken it
 */
public record ResponseClock(Instant since, boolean warned, boolean breached, boolean answered) {

    private static final Duration LEAST_WARNING = Duration.ofMinutes(1);

    static ResponseClock started(Instant at) {
        return new ResponseClock(at, false, false, false);
    }

    ResponseClock warn() {
        return new ResponseClock(since, true, breached, answered);
    }

    ResponseClock breach() {
        return new ResponseClock(since, true, true, answered);
    }

    ResponseClock answer() {
        return new ResponseClock(since, warned, breached, true);
    }

    /** The deadline is another: what was said of the old one does not count. */
    ResponseClock rewind() {
        return new ResponseClock(since, breached, breached, answered);
    }

    /** When four fifths of the time are over, and a minute before the deadline at the latest where there is more than that. */
    Instant warnAt(Instant deadline) {
        Duration within = Duration.between(since, deadline);
        Duration fifth = within.dividedBy(5);
        boolean early = fifth.compareTo(LEAST_WARNING) < 0 && within.compareTo(LEAST_WARNING) > 0;
        return deadline.minus(early ? LEAST_WARNING : fifth);
    }
}
