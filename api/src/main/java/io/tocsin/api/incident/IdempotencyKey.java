package io.tocsin.api.incident;

import io.tocsin.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The asker's own name for a command: with the same one nothing is done a second time. */
public final class IdempotencyKey {

    /** The request header that has it. */
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 256;

    private IdempotencyKey() {}

    /**
     * The key as it came; null when there is none.
     *
     * @throws ProblemException when it is blank or too long
     */
    public static @Nullable String of(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST)) {
            throw ProblemException.badArgument(
                    "Expected an Idempotency-Key of 1 to " + LONGEST + " characters, but it is not");
        }
        return key;
    }
}
