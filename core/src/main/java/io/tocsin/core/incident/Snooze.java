package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident is to be quiet. Immutable.
 *
 * @param since when that was asked for
 * @param until null: for ever
 * @param wakesTo the status in which it goes on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Snooze(Instant since, @Nullable Instant until, boolean wakeWhenOk, IncidentStatus wakesTo) {

    Snooze wakingTo(IncidentStatus status) {
        return new Snooze(since, until, wakeWhenOk, status);
    }
}
