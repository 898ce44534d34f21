package io.tocsin.core.incident;

import static io.tocsin.core.incident.Refusals.alreadyDone;
import static io.tocsin.core.incident.Refusals.badArgument;
import static io.tocsin.core.incident.Refusals.blankToNull;
import static io.tocsin.core.incident.Refusals.closed;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentCommand.MergeIncident;
import io.tocsin.core.incident.IncidentCommand.ReopenIncident;
import io.tocsin.core.incident.IncidentCommand.SplitIncident;
import io.tocsin.core.severity.ResponseTime;
import io.tocsin.core.severity.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How alerts go from one incident to another by a person's hand: merged, split off, and back. */
final class Moving {

    private Moving() {}

    static Ruling merge(IncidentState state, MergeIncident command, Facts facts) {
        if (command.into().equals(state.number())) {
            return badArgument("Expected another incident, but " + state.number() + " would be merged into itself");
        }
        IncidentState target = facts.other();
        if (target == null) {
            return Refusals.notFound(command.into());
        }
        if (state.isClosed() || target.isClosed()) {
            return closed(state.isClosed() ? state : target);
        }
        List<Fingerprint> alerts = facts.members().fingerprints();
        if (alerts.size() > Members.MOVED_AT_MOST) {
            return badArgument("Expected at most " + Members.MOVED_AT_MOST + " alerts to move, but " + state.number()
                    + " has " + alerts.size() + "; merge the smaller incident into the larger one");
        }
        String comment = blankToNull(command.comment());
        List<IncidentEvent> events = new ArrayList<>();
        events.add(new IncidentMerged(state.number(), command.at(), command.by(), command.into(), comment));
        events.add(new IncidentAbsorbed(command.into(), command.at(), command.by(), state.number(), alerts, comment));
        Severity worst = facts.members().worst();
        if (worst != null) {
            events.addAll(Rating.feel(IncidentState.evolve(target, events), worst, command.at(), facts.matrix()));
        }
        return new Ruling.Accepted(events);
    }

    static Ruling split(IncidentState state, SplitIncident command, Facts facts) {
        if (state.isClosed()) {
            return closed(state);
        }
        Set<Fingerprint> moved = new LinkedHashSet<>(command.alerts());
        if (moved.isEmpty() || moved.size() > Members.MOVED_AT_MOST) {
            return badArgument(
                    "Expected 1 to " + Members.MOVED_AT_MOST + " alerts to move out, but there are " + moved.size());
        }
        for (Fingerprint alert : moved) {
            if (!facts.members().alerts().containsKey(alert)) {
                return badArgument("Expected alerts of " + state.number() + ", but " + alert + " is not one of them");
            }
        }
        if (moved.size() == facts.members().alerts().size()) {
            return badArgument("Expected some alerts to stay, but these are all of " + state.number());
        }
        return new Ruling.Accepted(splitOff(state, command, List.copyOf(moved), facts));
    }

    static Ruling reopen(IncidentState state, ReopenIncident command, Facts facts) {
        if (!state.isClosed()) {
            return alreadyDone("Expected a closed incident, but " + state.number() + " is open already");
        }
        IncidentState keeper = state.mergedInto() == null ? null : facts.other();
        List<Fingerprint> back = keeper == null ? List.of() : facts.members().fingerprints();
        if (back.size() > Members.MOVED_AT_MOST) {
            return badArgument("Expected at most " + Members.MOVED_AT_MOST + " alerts to move, but " + back.size()
                    + " would come back to " + state.number());
        }
        String comment = blankToNull(command.comment());
        Response response = Rating.response(state, command.at(), facts.matrix());
        List<IncidentEvent> events = new ArrayList<>();
        if (keeper != null && !back.isEmpty()) {
            events.add(new IncidentSplit(keeper.number(), command.at(), command.by(), state.number(), back, comment));
        }
        IncidentReopenedByPerson reopened = new IncidentReopenedByPerson(
                state.number(),
                command.at(),
                command.by(),
                IncidentStatus.untaken(response.responseClass()),
                response,
                back,
                comment);
        events.add(reopened);
        Severity worst = facts.members().worst();
        if (worst != null) {
            events.addAll(Rating.feel(IncidentState.evolve(state, reopened), worst, command.at(), facts.matrix()));
        }
        return new Ruling.Accepted(events);
    }

    private static List<IncidentEvent> splitOff(
            IncidentState state, SplitIncident command, List<Fingerprint> alerts, Facts facts) {
        IncidentNumber fresh = Objects.requireNonNull(facts.fresh(), "A split needs a number");
        String comment = blankToNull(command.comment());
        return List.of(
                new IncidentSplit(state.number(), command.at(), command.by(), fresh, alerts, comment),
                opened(state, command, alerts, facts, fresh),
                new IncidentSplitOff(fresh, command.at(), command.by(), state.number(), comment));
    }

    private static IncidentOpened opened(
            IncidentState state, SplitIncident command, List<Fingerprint> alerts, Facts facts, IncidentNumber fresh) {
        Members.Member first = Objects.requireNonNull(facts.members().alerts().get(alerts.getFirst()));
        @Nullable Severity worst = facts.members()
                .worstOf(alerts.stream().map(facts.members().alerts()::get).toList());
        Severity severity = worst == null ? state.severity() : worst;
        ResponseTime time = facts.matrix().of(state.serviceLevel(), severity);
        return new IncidentOpened(
                fresh,
                command.at(),
                state.project(),
                first.trigger(),
                first.title(),
                first.text(),
                severity,
                state.serviceLevel(),
                IncidentStatus.untaken(time.responseClass()),
                state.holder(),
                new Response(time.responseClass(), time.deadline(command.at())),
                GroupKey.ofSplit(fresh),
                1,
                alerts,
                null,
                new Why(
                        facts.rulebook(),
                        "the holder of " + state.number() + ": " + state.holder(),
                        "split from " + state.number() + " by " + command.by()));
    }
}
