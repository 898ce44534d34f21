package io.tocsin.api.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long an incident is to be quiet: exactly one of the first three.
 *
 * @param lasting such as {@code 3h}
 * @param wakeWhenOk earlier, when none of its alerts is open; false when absent
 */
@Schema(name = "Snooze")
public record SnoozeBody(
        @JsonProperty("for") @Schema(example = "3h") @Nullable String lasting,

        @Schema(example = "2026-10-27T07:00:00Z") @Nullable Instant until,

        @Schema(description = "true: until somebody or something wakes it") @Nullable Boolean forever,

        @Nullable Boolean wakeWhenOk,

        @Schema(example = "the supplier comes tomorrow") @Nullable String comment)
        implements CommandBody {

    @Override
    public IncidentCommand command(IncidentNumber number, Instant at, String by) {
        long given = Stream.of(lasting, until, Boolean.TRUE.equals(forever) ? forever : null)
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            throw ProblemException.badArgument(
                    "Expected exactly one of for, until and \"forever\": true, but there are " + given);
        }
        return new IncidentCommand.SnoozeIncident(number, at, by, end(at), Boolean.TRUE.equals(wakeWhenOk), comment);
    }

    private @Nullable Instant end(Instant at) {
        return lasting == null ? until : at.plus(duration(lasting));
    }

    private static Duration duration(String text) {
        return Durations.parse(text)
                .filter(Duration::isPositive)
                .orElseThrow(() -> ProblemException.badArgument(
                        "Expected a duration such as 30m, 3h or 2d in the field for, but it is \"" + text + '"'));
    }
}
