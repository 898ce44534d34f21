package io.tocsin.core.incident;

import static io.tocsin.core.incident.Refusals.badArgument;
import static io.tocsin.core.incident.Refusals.blankToNull;
import static io.tocsin.core.incident.Refusals.closed;
import static io.tocsin.core.incident.Refusals.wrongState;

import io.tocsin.core.incident.IncidentCommand.SnoozeIncident;
import io.tocsin.core.incident.IncidentCommand.WakeIncident;
import java.time.Instant;

/** How an incident is put off, and comes back. Its deadline goes on meanwhile: to put off is not to answer. */
final class Resting {

    private Resting() {}

    static Ruling snooze(IncidentState state, SnoozeIncident command, Members members) {
        if (state.isClosed()) {
            return closed(state);
        }
        if (state.status() == IncidentStatus.RETROSPECTIVE) {
            return wrongState(
                    "Expected an incident that is in the queue, but " + state.number() + " is for the retrospective");
        }
        Instant until = command.until();
        if (until != null && !until.isAfter(command.at())) {
            return badArgument("Expected a moment in the future to sleep until, but " + until + " is over");
        }
        if (command.wakeWhenOk() && !members.anyOpen()) {
            return wrongState("Expected an incident with alerts that are not OK, to wake when they are, but all of "
                    + state.number() + " are OK already");
        }
        return Ruling.accept(new IncidentSnoozed(
                state.number(),
                command.at(),
                command.by(),
                until,
                command.wakeWhenOk(),
                blankToNull(command.comment())));
    }

    static Ruling wake(IncidentState state, WakeIncident command) {
        if (state.isClosed()) {
            return closed(state);
        }
        if (state.snooze() == null) {
            return Refusals.alreadyDone("Expected a snoozed incident, but " + state.number() + " is awake already");
        }
        return Ruling.accept(new IncidentWoken(
                state.number(),
                command.at(),
                command.by(),
                WakeReason.PERSON,
                state.awake(),
                blankToNull(command.comment())));
    }
}
