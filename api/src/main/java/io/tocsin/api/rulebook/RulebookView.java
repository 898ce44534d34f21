package io.tocsin.api.rulebook;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.core.rulebook.RulebookApplied;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rulebook.
 *
 * @param version 0 is the built-in rules, which nobody applied
 * @param text the document, with digests in the place of keys; null in lists
 */
@Schema(name = "Rulebook")
public record RulebookView(
        long version,
        @Nullable Instant at,
        @Nullable String by,
        @Nullable String comment,
        @Nullable String text) {

    /** As a document, the built-in rules say nothing. */
    static final RulebookView BUILT_IN = new RulebookView(0, null, null, null, "{}\n");

    static RulebookView of(RulebookApplied applied) {
        return new RulebookView(applied.version(), applied.at(), applied.by(), applied.comment(), applied.text());
    }

    RulebookView withoutText() {
        return new RulebookView(version, at, by, comment, null);
    }
}
