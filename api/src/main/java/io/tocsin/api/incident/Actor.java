package io.tocsin.api.incident;

import io.tocsin.api.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who acts, in the words of the request: there are no users yet, so whoever asks is believed. */
public final class Actor {

    /** Who gives no name. */
    public static final String ANONYMOUS = "@anonymous";

    /** The request header that names them. */
    public static final String HEADER = "X-Tocsin-User";

    private static final Pattern NAME = Pattern.compile("@[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");

    private Actor() {}

    /**
     * The name as it goes into the history.
     *
     * @throws ProblemException when it is no name
     */
    public static String of(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return ANONYMOUS;
        }
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.badArgument(
                    "Expected a name such as @petr.petrov: @ and at most 64 letters, digits, dots, _ or -, but it is not one");
        }
        return name;
    }
}
