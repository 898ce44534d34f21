package io.tocsin.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.projections.search.Retrospective;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A retrospective as it is answered: the period, what was found, and who muted what meanwhile.
 *
 * @param mutes that people had set and that held for some of the period
 */
@Schema(name = "Retrospective")
public record Review(
        Instant from,
        Instant to,
        @JsonInclude @Nullable String mql,
        @JsonUnwrapped Retrospective found,
        List<Muted> mutes) {

    /** A mute of the period. */
    public record Muted(
            String id,
            String mql,
            Instant from,
            Instant until,
            String by,
            @JsonInclude @Nullable String comment) {}
}
