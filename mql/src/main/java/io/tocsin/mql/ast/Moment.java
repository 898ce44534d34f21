package io.tocsin.mql.ast;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A time, which may depend on when it is asked. */
public sealed interface Moment extends Value {

    /** The time meant by one who asks now. */
    Instant at(Instant now);

    /** A time that is always the same. */
    record Fixed(Instant instant) implements Moment {

        @Override
        public Instant at(Instant now) {
            return instant;
        }
    }

    /**
     * {@code now - 7d}.
     *
     * @param shift to add, mostly below zero; whole milliseconds
     */
    record Relative(Anchor anchor, Duration shift) implements Moment {

        @Override
        public Instant at(Instant now) {
            Instant from = switch (anchor) {
                case NOW -> now;
                case TODAY -> now.truncatedTo(ChronoUnit.DAYS);
            };
            return from.plus(shift);
        }
    }

    /** From where a relative time is counted. */
    enum Anchor {
        NOW,
        /** The beginning of the day, in UTC. */
        TODAY
    }
}
