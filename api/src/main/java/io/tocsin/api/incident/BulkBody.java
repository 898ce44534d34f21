package io.tocsin.api.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.api.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One command for all that a search finds: the search, the command's name, its fields, and how many incidents the asker has
 * seen.
 *
 * @param confirm null: say how many there are, and do nothing
 */
@Schema(name = "Bulk")
record BulkBody(
        @Schema(example = "trigger = \"DiskFull\" and status = new") @Nullable String mql,

        @Schema(
                example = "snooze",
                allowableValues = {
                    "take",
                    "handover",
                    "return",
                    "comment",
                    "severity",
                    "snooze",
                    "wake",
                    "merge",
                    "relate",
                    "unrelate",
                    "close",
                    "reopen"
                })
        @Nullable String command,

        @Schema(example = "17") @Nullable Integer confirm,
        @Nullable String comment,
        @Nullable String severity,
        @JsonProperty("for") @Nullable String lasting,
        @Nullable Instant until,
        @Nullable Boolean forever,
        @Nullable Boolean wakeWhenOk,
        @Nullable Long into,

        @Schema(description = "of handover a person or a team, of relate and unrelate an incident") @Nullable String to,

        @Nullable String as,
        @Nullable String resolution) {

    CommandBody body() {
        return switch (command) {
            case "take" -> new CommandBodies.Take(comment);
            case "handover" -> new CommandBodies.HandOver(to, comment);
            case "return" -> new CommandBodies.Return(comment);
            case "comment" -> new CommandBodies.Comment(comment);
            case "severity" -> new CommandBodies.PinSeverity(severity, comment);
            case "snooze" -> new SnoozeBody(lasting, until, forever, wakeWhenOk, comment);
            case "wake" -> new CommandBodies.Wake(comment);
            case "merge" -> new CommandBodies.Merge(into, comment);
            case "relate" -> new CommandBodies.Relate(incident(), as, comment);
            case "unrelate" -> new CommandBodies.Unrelate(incident(), comment);
            case "close" -> new CommandBodies.Close(resolution, comment);
            case "reopen" -> new CommandBodies.Reopen(comment);
            case null, default ->
                throw ProblemException.badArgument("Expected take, handover, return, comment, severity, snooze, wake,"
                        + " merge, relate, unrelate, close or reopen in the field command, but it is "
                        + (command == null ? "missing" : '"' + command + '"'));
        };
    }

    private @Nullable Long incident() {
        try {
            return to == null ? null : Long.valueOf(to);
        } catch (NumberFormatException e) {
            throw ProblemException.badArgument(
                    "Expected the number of an incident in the field to, but it is \"" + to + '"');
        }
    }
}
