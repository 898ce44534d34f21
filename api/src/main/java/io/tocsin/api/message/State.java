package io.tocsin.api.message;

import io.tocsin.api.problem.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a message was understood. */
enum State {
    RECEIVED,
    REJECTED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null for null, which asks for both. */
    static @Nullable State parse(@Nullable String word) {
        if (word == null) {
            return null;
        }
        for (State state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw ProblemException.badArgument("Expected the state received or rejected, but it is \"" + word + '"');
    }
}
