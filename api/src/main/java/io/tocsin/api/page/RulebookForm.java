package io.tocsin.api.page;

import org.jspecify.annotations.Nullable;

/**
 * What is sent by the form of the rulebook.
 *
 * @param text as the browser sends it, its lines ended by CR LF
 * @param version that the writer started from
 * @param comment why
 * @param by the name typed
 * @param days how far back it is to be tried
 */
record RulebookForm(
        @Nullable String text,
        @Nullable Long version,
        @Nullable String comment,
        @Nullable String by,
        @Nullable Integer days) {

    private static final int DAYS = 7;

    Draft draft(long inForce) {
        return Draft.of(yaml(), version == null ? inForce : version);
    }

    /** The document, its lines ended as elsewhere. */
    String yaml() {
        return text == null ? "" : text.replace("\r\n", "\n");
    }

    /** What was chosen, or a week. */
    public int back() {
        return days == null ? DAYS : days;
    }

    @Nullable String why() {
        return comment == null || comment.isBlank() ? null : comment.strip();
    }
}
