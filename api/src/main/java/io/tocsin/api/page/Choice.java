package io.tocsin.api.page;

import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.projections.queue.IncidentView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that the status of an incident allows; whether the reader may, is found when it is carried out.
 *
 * @param action the word of the {@link Action}
 * @param label names the message on its button
 * @param key of the keyboard; null where there is none
 * @param atOnce it needs nothing but who the reader is, which is known
 */
record Choice(String action, String label, @Nullable String key, boolean atOnce) {

    static List<Choice> of(IncidentView incident, @Nullable String reader) {
        List<Choice> choices = new ArrayList<>();
        if (incident.status() == IncidentStatus.CLOSED) {
            add(choices, Action.REOPEN, null);
            add(choices, Action.COMMENT, "c");
            add(choices, Action.DESCRIBE, "d");
        } else {
            baton(choices, incident, reader);
            rest(choices, incident, reader);
            add(choices, Action.COMMENT, "c");
            add(choices, Action.CLOSE, "x");
            add(choices, Action.DESCRIBE, "d");
            add(choices, Action.SEVERITY, null);
            if (incident.severityPinned()) {
                add(choices, Action.UNPIN, null);
            }
            add(choices, Action.MERGE, null);
            if (incident.alerts() > 1) {
                add(choices, Action.SPLIT, null);
            }
        }
        add(choices, Action.RELATE, null);
        if (!incident.causes().isEmpty() || !incident.consequences().isEmpty()) {
            add(choices, Action.UNRELATE, null);
        }
        return choices;
    }

    private static void baton(List<Choice> choices, IncidentView incident, @Nullable String reader) {
        boolean offered = incident.offeredTo() != null;
        if (isFree(incident) || offered) {
            choices.add(new Choice(Action.TAKE.word(), Action.TAKE.word(), "t", reader != null));
        }
        if (!offered) {
            add(choices, Action.HANDOVER, "h");
        }
        if (offered || isTaken(incident)) {
            choices.add(new Choice(Action.RETURN.word(), wordOfReturn(incident, reader), "r", false));
        }
    }

    private static void rest(List<Choice> choices, IncidentView incident, @Nullable String reader) {
        if (incident.status() == IncidentStatus.SNOOZED) {
            choices.add(new Choice(Action.WAKE.word(), Action.WAKE.word(), "w", reader != null));
        }
        if (incident.status() != IncidentStatus.RETROSPECTIVE) {
            add(choices, Action.SNOOZE, "s");
        }
    }

    /** A snoozed one does not tell to what it wakes: it is held by a person who took it, or by whom it was given to. */
    private static boolean isTaken(IncidentView incident) {
        return switch (incident.status()) {
            case TAKEN -> true;
            case SNOOZED -> incident.taken() != null && incident.holder().startsWith("@");
            case NEW, TODO, RETROSPECTIVE, CLOSED -> false;
        };
    }

    private static boolean isFree(IncidentView incident) {
        return incident.status() != IncidentStatus.CLOSED && !isTaken(incident);
    }

    private static String wordOfReturn(IncidentView incident, @Nullable String reader) {
        if (incident.offeredTo() == null) {
            return "return";
        }
        return incident.holder().equals(reader) ? "withdraw" : "decline";
    }

    private static void add(List<Choice> choices, Action action, @Nullable String key) {
        choices.add(new Choice(action.word(), action.word(), key, false));
    }
}
