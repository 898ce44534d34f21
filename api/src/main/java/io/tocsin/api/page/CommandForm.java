package io.tocsin.api.page;

import io.tocsin.api.incident.CommandBodies;
import io.tocsin.api.incident.CommandBody;
import io.tocsin.api.incident.SnoozeBody;
import io.tocsin.api.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a form of an incident brings; each command reads what it needs, and all of it is shown again when it is refused.
 *
 * @param by who, with or without the @; null or blank for the name that is remembered
 * @param to a person or a team
 * @param number of the other incident, with or without the #
 * @param as what this incident is to the other one
 * @param alerts fingerprints
 * @param lasting how long to be quiet, or {@code until}, or {@code forever}
 * @param until a moment of the reader's clock
 * @param zone of that clock; null for UTC
 * @param wakeWhenOk present when ticked
 * @param sure present when {@code forever} was confirmed
 */
record CommandForm(
        @Nullable String by,
        @Nullable String comment,
        @Nullable String resolution,
        @Nullable String to,
        @Nullable String title,
        @Nullable String text,
        @Nullable String severity,
        @Nullable String number,
        @Nullable String as,
        @Nullable List<String> alerts,
        @Nullable String lasting,
        @Nullable String until,
        @Nullable String zone,
        @Nullable String wakeWhenOk,
        @Nullable String sure) {

    /** @throws ProblemException when a field makes no sense */
    CommandBody body(Action action) {
        return switch (action) {
            case TAKE -> new CommandBodies.Take(said());
            case HANDOVER -> new CommandBodies.HandOver(to == null ? "" : to.strip(), said());
            case RETURN -> new CommandBodies.Return(said());
            case SNOOZE -> snooze();
            case WAKE -> new CommandBodies.Wake(said());
            case COMMENT -> new CommandBodies.Comment(said());
            case DESCRIBE -> new CommandBodies.Describe(blankToNull(title), text, said());
            case SEVERITY -> new CommandBodies.PinSeverity(severity == null ? "" : severity, said());
            case UNPIN -> new CommandBodies.PinSeverity(null, said());
            case MERGE -> new CommandBodies.Merge(other(), said());
            case SPLIT -> new CommandBodies.Split(alerts, said());
            case RELATE -> new CommandBodies.Relate(other(), as, said());
            case UNRELATE -> new CommandBodies.Unrelate(other(), said());
            case CLOSE -> new CommandBodies.Close(blankToNull(resolution), said());
            case REOPEN -> new CommandBodies.Reopen(said());
        };
    }

    private SnoozeBody snooze() {
        boolean whenOk = wakeWhenOk != null;
        return switch (lasting) {
            case "until" ->
                new SnoozeBody(
                        null, WallClock.moment(until, zone, "until which it is to be quiet"), null, whenOk, said());
            case "forever" -> {
                if (sure == null) {
                    throw ProblemException.badArgument(
                            "Expected a second yes to be quiet for ever, but the box for it is not ticked");
                }
                yield new SnoozeBody(null, null, true, whenOk, said());
            }
            case null, default -> new SnoozeBody(lasting, null, null, whenOk, said());
        };
    }

    private @Nullable Long other() {
        String written = blankToNull(number);
        if (written == null) {
            return null;
        }
        try {
            return Long.valueOf(written.startsWith("#") ? written.substring(1) : written);
        } catch (NumberFormatException e) {
            throw ProblemException.badArgument(
                    "Expected the number of an incident, such as 4711, but it is \"" + written + '"');
        }
    }

    private @Nullable String said() {
        return blankToNull(comment);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
