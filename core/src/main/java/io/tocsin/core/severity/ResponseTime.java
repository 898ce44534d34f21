package io.tocsin.core.severity;

import io.tocsin.core.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the response matrix.
 *
 * @param within from the opening of an incident to the first take by a person; more than 0; null, and only then, for
 *     {@link ResponseClass#RETROSPECTIVE}
 */
public record ResponseTime(
        ResponseClass responseClass, @Nullable Duration within) {

    /** From here on, response times are worked off in batches, where the rulebook says nothing else. */
    public static final Duration DEFAULT_BATCH_FROM = Duration.ofHours(24);

    /** Nobody has to answer. */
    public static final ResponseTime NEVER = new ResponseTime(ResponseClass.RETROSPECTIVE, null);

    private static final String DASH = "–";

    public ResponseTime {
        if ((within == null) != (responseClass == ResponseClass.RETROSPECTIVE)) {
            throw new IllegalArgumentException(
                    "Expected a time for each class but retrospective, but it is " + responseClass + " and " + within);
        }
        if (within != null && !within.isPositive()) {
            throw new IllegalArgumentException("Expected a response time of more than 0, but it is " + within);
        }
    }

    /** The cell for a time: immediate below {@code batchFrom}, batch from there on. */
    public static ResponseTime within(Duration within, Duration batchFrom) {
        boolean immediate = within.compareTo(batchFrom) < 0;
        return new ResponseTime(immediate ? ResponseClass.IMMEDIATE : ResponseClass.BATCH, within);
    }

    /** Reads {@code 5m}, or {@code -} or {@code –} for never; empty for anything else and for 0. */
    public static Optional<ResponseTime> parse(String text, Duration batchFrom) {
        if (text.equals("-") || text.equals(DASH)) {
            return Optional.of(NEVER);
        }
        return Durations.parse(text).filter(Duration::isPositive).map(within -> within(within, batchFrom));
    }

    /** Whether this one has to be answered earlier than the other. */
    public boolean soonerThan(ResponseTime other) {
        return within != null && (other.within == null || within.compareTo(other.within) < 0);
    }

    /** By when an incident that opened then must be taken; null when it need not be. */
    public @Nullable Instant deadline(Instant opened) {
        return within == null ? null : opened.plus(within);
    }

    /** As the matrix writes it. */
    @Override
    public String toString() {
        return within == null ? DASH : Durations.format(within);
    }
}
