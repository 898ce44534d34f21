package io.tocsin.core.postgres;

import java.util.stream.Stream;

/** A server ended at its start for a reason that passes by itself: what was there before it has not ended yet. */
final class StartBlockedException extends RuntimeException {

    private StartBlockedException(String message) {
        super(message);
    }

    /** The exception for a server that ended with this output. */
    static RuntimeException orFinal(String output) {
        String message = "PostgreSQL ended at its start: " + output;
        boolean passes = Stream.of(
                        "pre-existing shared memory block", "Is another postmaster", "Address already in use")
                .anyMatch(output::contains);
        return passes ? new StartBlockedException(message) : new EmbeddedPostgresException(message);
    }
}
