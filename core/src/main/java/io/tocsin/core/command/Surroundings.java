package io.tocsin.core.command;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.Facts;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentCommand.MergeIncident;
import io.tocsin.core.incident.IncidentCommand.PinSeverity;
import io.tocsin.core.incident.IncidentCommand.RelateIncident;
import io.tocsin.core.incident.IncidentCommand.ReopenIncident;
import io.tocsin.core.incident.IncidentCommand.SnoozeIncident;
import io.tocsin.core.incident.IncidentCommand.SplitIncident;
import io.tocsin.core.incident.IncidentCommand.UnrelateIncident;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.Members;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.KnownAlert;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a decision needs beside the incident itself, and no more than that. For one command, in its transaction. */
final class Surroundings {

    private final EventStorage storage;
    private final Facts always;
    private Map<Fingerprint, KnownAlert> alerts = Map.of();
    private @Nullable IncidentState other;

    Surroundings(EventStorage storage, Rulebook rulebook, Set<String> admins) {
        this.storage = storage;
        this.always = Facts.of(rulebook.version(), rulebook.matrix(), new Persons(rulebook, admins));
    }

    Facts of(IncidentCommand command, IncidentState state) {
        switch (command) {
            case PinSeverity c -> alerts = c.severity() == null ? members(state) : Map.of();
            case SnoozeIncident c -> alerts = c.wakeWhenOk() ? members(state) : Map.of();
            case MergeIncident c -> {
                alerts = members(state);
                other = load(c.into());
            }
            case SplitIncident ignored -> {
                alerts = members(state);
                IncidentNumber fresh = storage.groups().nextNumbers(1).getFirst();
                return always.with(described()).with(fresh);
            }
            case RelateIncident c -> other = load(c.to());
            case UnrelateIncident c -> other = load(c.to());
            case ReopenIncident ignored -> {
                alerts = members(state);
                lookForLost(state);
            }
            default -> {}
        }
        return always.with(described()).with(other);
    }

    /** The alerts that the facts tell of. */
    Map<Fingerprint, KnownAlert> alerts() {
        return alerts;
    }

    /** The other incident of the facts. */
    @Nullable IncidentState other() {
        return other;
    }

    private Map<Fingerprint, KnownAlert> members(IncidentState state) {
        return storage.members().of(state.number());
    }

    private @Nullable IncidentState load(IncidentNumber number) {
        return storage.incidents().load(List.of(number)).get(number);
    }

    /** Of a merged incident: who has its alerts now, and which of them. */
    private void lookForLost(IncidentState state) {
        IncidentNumber keeper = state.mergedInto();
        while (keeper != null) {
            other = load(keeper);
            keeper = other == null ? null : other.mergedInto();
        }
        if (other != null) {
            alerts = storage.members().whichCameTo(state.number(), other.number());
        }
    }

    private Members described() {
        Map<Fingerprint, Members.Member> members = new LinkedHashMap<>();
        alerts.forEach(
                (fingerprint, alert) -> members.put(fingerprint, alert.state().member()));
        return new Members(members);
    }
}
