package io.tocsin.api.mute;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.mute.MuteWish;
import io.tocsin.core.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be muted.
 *
 * @param from now when absent
 * @param until either this or {@code lasting}
 */
@Schema(name = "Mute")
public record MuteBody(
        @Schema(example = "~server = db1") @Nullable String mql,

        @Nullable Instant from,

        @Schema(example = "2026-10-27T07:00:00Z") @Nullable Instant until,

        @JsonProperty("for") @Schema(example = "3h") @Nullable String lasting,

        @Schema(example = "a new disk") @Nullable String comment) {

    MuteWish wish(String by, Instant now) {
        if (mql == null || mql.isBlank()) {
            throw ProblemException.badArgument("Expected which alerts to mute in the field mql, but there is nothing");
        }
        return new MuteWish(mql.strip(), List.of(), from, end(now), by, comment);
    }

    private Instant end(Instant now) {
        if (until != null && lasting == null) {
            return until;
        }
        if (lasting == null || until != null) {
            throw ProblemException.badArgument(
                    "Expected exactly one of for and until, but there " + (until == null ? "is none" : "are both"));
        }
        Duration duration = Durations.parse(lasting)
                .orElseThrow(() -> ProblemException.badArgument(
                        "Expected a duration such as 30m, 3h or 2d in the field for, but it is \"" + lasting + '"'));
        return (from == null ? now : from).plus(duration);
    }
}
