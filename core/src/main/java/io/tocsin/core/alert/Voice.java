package io.tocsin.core.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.event.Event;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one source last said of one threshold of the condition, as far as it was news.
 *
 * @param threshold see {@link Event#threshold()}
 * @param at the time of the word that was news
 * @param patience how long after its receipt a word of this voice holds; null when it promises no repetition
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Voice(
        String source,
        String threshold,
        Severity severity,
        boolean firing,
        Instant at,
        @Nullable Duration patience) {

    static Voice firing(Event event) {
        return new Voice(event.source(), event.threshold(), event.severity(), true, event.at(), event.patience());
    }

    boolean is(String otherSource, String otherThreshold) {
        return source.equals(otherSource) && threshold.equals(otherThreshold);
    }

    Voice ended(Instant on) {
        return new Voice(source, threshold, severity, false, on, patience);
    }
}
