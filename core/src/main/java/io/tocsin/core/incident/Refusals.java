package io.tocsin.core.incident;

import org.jspecify.annotations.Nullable;

/** The words of rejections that several commands share, and what is checked of every text. */
final class Refusals {

    /** The longest comment, resolution or description, in characters. */
    static final int LONGEST_TEXT = 16_384;

    private Refusals() {}

    static Ruling closed(IncidentState state) {
        return wrongState("Expected an open incident, but " + state.number() + " is closed");
    }

    static Ruling wrongState(String text) {
        return Ruling.reject(new Rejection.WrongState(text));
    }

    static Ruling badArgument(String text) {
        return Ruling.reject(new Rejection.BadArgument(text));
    }

    static Ruling alreadyDone(String text) {
        return Ruling.reject(new Rejection.AlreadyDone(text));
    }

    static Ruling notFound(IncidentNumber number) {
        return Ruling.reject(new Rejection.NotFound("Expected the number of an incident, but there is no " + number));
    }

    static Ruling notTheHolder(IncidentState state, String by) {
        return Ruling.reject(new Rejection.Forbidden("Expected the holder of " + state.number() + ", " + state.holder()
                + ", or an admin, but " + by + " is neither"));
    }

    /** Null when the text is short enough. */
    static @Nullable Ruling tooLong(String field, @Nullable String text) {
        return tooLong(field, text, LONGEST_TEXT);
    }

    static @Nullable Ruling tooLong(String field, @Nullable String text, int longest) {
        return text == null || text.length() <= longest
                ? null
                : badArgument("Expected at most " + longest + " characters, but the field " + field + " is longer");
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
