package io.tocsin.core.rulebook;

import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.StandingMute;
import io.tocsin.core.mute.Window;
import io.tocsin.mql.ast.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A mute of the rulebook.
 *
 * @param line in the document, from 1
 * @param match as written
 */
public record MuteRule(
        int line,
        String name,
        String match,
        Expression expression,
        Window window,
        @Nullable String comment) {

    public MuteId id() {
        return MuteId.ofRulebook(name, match);
    }

    /** It among all mutes. */
    public StandingMute standing() {
        return new StandingMute(id(), expression, window);
    }
}
