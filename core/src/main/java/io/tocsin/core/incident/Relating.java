package io.tocsin.core.incident;

import static io.tocsin.core.incident.Refusals.alreadyDone;
import static io.tocsin.core.incident.Refusals.badArgument;
import static io.tocsin.core.incident.Refusals.blankToNull;
import static io.tocsin.core.incident.Refusals.wrongState;

import io.tocsin.core.incident.IncidentCommand.RelateIncident;
import io.tocsin.core.incident.IncidentCommand.UnrelateIncident;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Causes and consequences. Nothing else depends on them: only people do. */
final class Relating {

    private Relating() {}

    static Ruling relate(IncidentState state, RelateIncident command, @Nullable IncidentState other) {
        if (command.to().equals(state.number())) {
            return badArgument("Expected another incident, but " + state.number() + " would be related to itself");
        }
        if (other == null) {
            return Refusals.notFound(command.to());
        }
        Optional<Relation> before = relation(state, command.to());
        if (before.isPresent()) {
            Relation.Role role = before.get().as();
            String text = "Expected incidents that are not related, but " + state.number() + " is the " + role.word()
                    + " of " + command.to() + " already";
            return role == command.as() ? alreadyDone(text) : wrongState(text);
        }
        for (IncidentState one : List.of(state, other)) {
            if (one.relations().size() >= IncidentState.RELATIONS) {
                return wrongState("Expected at most " + IncidentState.RELATIONS + " relations, but " + one.number()
                        + " has as many already");
            }
        }
        String comment = blankToNull(command.comment());
        return new Ruling.Accepted(List.of(
                new IncidentRelated(state.number(), command.at(), command.by(), command.to(), command.as(), comment),
                new IncidentRelated(
                        command.to(),
                        command.at(),
                        command.by(),
                        state.number(),
                        command.as().counterpart(),
                        comment)));
    }

    static Ruling unrelate(IncidentState state, UnrelateIncident command, @Nullable IncidentState other) {
        if (other == null) {
            return Refusals.notFound(command.to());
        }
        if (relation(state, command.to()).isEmpty()) {
            return alreadyDone(
                    "Expected related incidents, but " + state.number() + " and " + command.to() + " are not related");
        }
        String comment = blankToNull(command.comment());
        return new Ruling.Accepted(List.of(
                new IncidentUnrelated(state.number(), command.at(), command.by(), command.to(), comment),
                new IncidentUnrelated(command.to(), command.at(), command.by(), state.number(), comment)));
    }

    private static Optional<Relation> relation(IncidentState state, IncidentNumber to) {
        return state.relations().stream()
                .filter(relation -> relation.to().equals(to))
                .findFirst();
    }
}
