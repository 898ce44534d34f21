package io.tocsin.core.incident;

import io.tocsin.core.incident.IncidentCommand.CloseIncident;
import io.tocsin.core.incident.IncidentCommand.CommentOnIncident;
import io.tocsin.core.incident.IncidentCommand.TakeIncident;
import org.jspecify.annotations.Nullable;

/** The rules of people's commands. Pure: the intake and the aggregate use the same. */
public final class IncidentDecider {

    /** The longest comment or resolution, in characters. */
    static final int LONGEST_TEXT = 16_384;

    private IncidentDecider() {}

    /** What the command does to the incident. */
    public static Ruling decide(IncidentState state, IncidentCommand command) {
        return switch (command) {
            case TakeIncident take -> take(state, take);
            case CommentOnIncident comment -> comment(comment);
            case CloseIncident close -> close(state, close);
        };
    }

    private static Ruling take(IncidentState state, TakeIncident command) {
        if (state.isClosed()) {
            return Ruling.reject(
                    new Rejection.WrongState("Expected an open incident, but " + state.number() + " is closed"));
        }
        if (state.status() == IncidentStatus.TAKEN) {
            return Ruling.reject(
                    state.holder().equals(command.by())
                            ? new Rejection.AlreadyDone("Expected an incident that you have not taken, but you hold "
                                    + state.number() + " already")
                            : new Rejection.WrongState("Expected an incident that nobody has taken, but "
                                    + state.holder() + " holds " + state.number()));
        }
        if (tooLong(command.comment())) {
            return refuseLength("comment");
        }
        return Ruling.accept(
                new IncidentTaken(command.number(), command.at(), command.by(), blankToNull(command.comment())));
    }

    private static Ruling comment(CommentOnIncident command) {
        String comment = blankToNull(command.comment());
        if (comment == null) {
            return Ruling.reject(new Rejection.BadArgument("Expected a comment, but the field comment is empty"));
        }
        if (tooLong(comment)) {
            return refuseLength("comment");
        }
        return Ruling.accept(new IncidentCommented(command.number(), command.at(), command.by(), comment));
    }

    private static Ruling close(IncidentState state, CloseIncident command) {
        if (state.isClosed()) {
            return Ruling.reject(new Rejection.AlreadyDone(
                    "Expected an open incident, but " + state.number() + " is closed already"));
        }
        if (tooLong(command.comment()) || tooLong(command.resolution())) {
            return refuseLength(tooLong(command.comment()) ? "comment" : "resolution");
        }
        return Ruling.accept(new IncidentClosed(
                command.number(),
                command.at(),
                command.by(),
                blankToNull(command.resolution()),
                blankToNull(command.comment()),
                command.firing()));
    }

    private static boolean tooLong(@Nullable String text) {
        return text != null && text.length() > LONGEST_TEXT;
    }

    private static Ruling refuseLength(String field) {
        return Ruling.reject(new Rejection.BadArgument(
                "Expected at most " + LONGEST_TEXT + " characters, but the field " + field + " is longer"));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
