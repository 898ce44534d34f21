package io.tocsin.core.mute;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * There is a mute.
 *
 * @param match which alerts, in MQL
 * @param matchers the same as an Alertmanager's client said it; empty when it was said in MQL
 * @param until the first moment at which it no longer holds
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MuteSet(
        MuteId mute,
        Instant at,
        String by,
        String match,
        List<SilenceMatcher> matchers,
        Instant from,
        Instant until,
        @Nullable String comment)
        implements MuteEvent {

    public MuteSet {
        matchers = matchers == null ? List.of() : List.copyOf(matchers);
    }
}
