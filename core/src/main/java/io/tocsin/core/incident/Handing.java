package io.tocsin.core.incident;

import static io.tocsin.core.incident.Refusals.alreadyDone;
import static io.tocsin.core.incident.Refusals.badArgument;
import static io.tocsin.core.incident.Refusals.blankToNull;
import static io.tocsin.core.incident.Refusals.closed;
import static io.tocsin.core.incident.Refusals.notTheHolder;
import static io.tocsin.core.incident.Refusals.wrongState;

import io.tocsin.core.incident.IncidentCommand.HandOverIncident;
import io.tocsin.core.incident.IncidentCommand.ReturnIncident;
import io.tocsin.core.incident.IncidentCommand.TakeIncident;
import io.tocsin.core.severity.ResponseTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** How the baton goes from hand to hand. An open incident always has one holder: an offer changes that only when it is taken. */
final class Handing {

    /** How long an offer stands where nobody has to answer in time. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    private static final Pattern PERSON = Pattern.compile("@[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,199}");

    private Handing() {}

    static Ruling take(IncidentState state, TakeIncident command, People people) {
        String by = command.by();
        if (state.isClosed()) {
            return closed(state);
        }
        boolean taken = state.awake() == IncidentStatus.TAKEN;
        if (taken && state.holder().equals(by)) {
            return alreadyDone(
                    "Expected an incident that you have not taken, but you hold " + state.number() + " already");
        }
        if (taken && !isOfferedTo(state, by, people)) {
            return wrongState(
                    "Expected an incident that nobody has taken, but " + state.holder() + " holds " + state.number());
        }
        return Ruling.accept(new IncidentTaken(command.number(), command.at(), by, blankToNull(command.comment())));
    }

    static Ruling handOver(IncidentState state, HandOverIncident command, Facts facts) {
        String to = command.to();
        if (state.isClosed()) {
            return closed(state);
        }
        if (!mayGive(state, command.by(), facts.people())) {
            return notTheHolder(state, command.by());
        }
        boolean team = to.startsWith("#");
        if (!team && !PERSON.matcher(to).matches()) {
            return badArgument("Expected a person (@name) or a team (#name) to hand it to, but it is \"" + to + '"');
        }
        if (team && !facts.people().isTeam(to.substring(1))) {
            return badArgument("Expected a person, or a team of the rulebook, but there is no team " + to);
        }
        if (to.equals(state.holder())) {
            return alreadyDone(
                    "Expected somebody else than its holder, but " + to + " holds " + state.number() + " already");
        }
        Baton.Offer offer = state.baton().offer();
        if (offer != null) {
            return wrongState("Expected an incident that is offered to nobody, but " + state.number()
                    + " is offered to " + offer.to());
        }
        return Ruling.accept(new IncidentHandoverOffered(
                state.number(),
                command.at(),
                command.by(),
                to,
                until(state, command.at(), facts),
                blankToNull(command.comment())));
    }

    static Ruling giveBack(IncidentState state, ReturnIncident command, Facts facts) {
        if (state.isClosed()) {
            return closed(state);
        }
        String by = command.by();
        String comment = blankToNull(command.comment());
        boolean giver = mayGive(state, by, facts.people());
        if (!giver && isOfferedTo(state, by, facts.people())) {
            return Ruling.accept(new IncidentHandoverDeclined(state.number(), command.at(), by, comment));
        }
        if (!giver) {
            return notTheHolder(state, by);
        }
        if (state.baton().offer() != null) {
            return Ruling.accept(new IncidentHandoverWithdrawn(state.number(), command.at(), by, comment));
        }
        if (state.awake() != IncidentStatus.TAKEN) {
            return wrongState("Expected an incident that is taken or offered, but " + state.number() + " is "
                    + state.status().word());
        }
        return returned(state, command, facts);
    }

    private static Ruling returned(IncidentState state, ReturnIncident command, Facts facts) {
        String giver = state.baton().giver();
        if (giver == null) {
            return wrongState("Expected an incident that came from somebody, but " + state.holder() + " held "
                    + state.number() + " from the beginning");
        }
        Response response = Rating.response(state, command.at(), facts.matrix());
        return Ruling.accept(new IncidentReturned(
                state.number(),
                command.at(),
                command.by(),
                giver,
                IncidentStatus.untaken(response.responseClass()),
                response,
                blankToNull(command.comment())));
    }

    private static boolean isOfferedTo(IncidentState state, String person, People people) {
        Baton.Offer offer = state.baton().offer();
        return offer != null && people.isSideOf(person, offer.to());
    }

    private static boolean mayGive(IncidentState state, String person, People people) {
        return people.isSideOf(person, state.holder()) || people.isAdmin(person);
    }

    private static Instant until(IncidentState state, Instant at, Facts facts) {
        ResponseTime time = facts.matrix().of(state.serviceLevel(), state.severity());
        return at.plus(time.within() == null ? PATIENCE : time.within());
    }
}
