package io.tocsin.projections;

import io.tocsin.core.alert.AlertState;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.Facts;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentDecider;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.Members;
import io.tocsin.core.incident.People;
import io.tocsin.core.incident.Relation;
import io.tocsin.core.incident.Ruling;
import io.tocsin.core.severity.ResponseMatrix;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Some command of somebody, and what the decider of the core makes of it. */
final class RandomCommand {

    private static final ResponseMatrix MATRIX = ResponseMatrix.builtIn(Duration.ofHours(24));

    private final Random random;
    private final Map<Long, IncidentState> incidents;
    private final Map<Integer, Long> incidentOf;
    private final Map<Integer, AlertState> alerts;

    RandomCommand(
            Random random,
            Map<Long, IncidentState> incidents,
            Map<Integer, Long> incidentOf,
            Map<Integer, AlertState> alerts) {
        this.random = random;
        this.incidents = incidents;
        this.incidentOf = incidentOf;
        this.alerts = alerts;
    }

    /** The events; none when it is refused. */
    List<IncidentEvent> on(long number, Instant now, long fresh) {
        IncidentState state = state(number);
        IncidentNumber other = state.mergedInto() == null
                ? new IncidentNumber(1 + random.nextInt(incidents.size()))
                : keeper(state.mergedInto());
        long asked = state.mergedInto() == null ? number : other.value();
        Facts facts = Facts.of(1, MATRIX, new Everybody())
                .with(members(asked))
                .with(state(other.value()))
                .with(new IncidentNumber(fresh));
        IncidentCommand command = command(state.number(), now, "@p" + random.nextInt(5), other);
        Ruling ruling = IncidentDecider.decide(state, command, facts);
        return ruling instanceof Ruling.Accepted accepted ? accepted.events() : List.of();
    }

    private IncidentCommand command(IncidentNumber n, Instant at, String by, IncidentNumber other) {
        @Nullable String said = random.nextBoolean() ? null : "said \0 so";
        return switch (random.nextInt(14)) {
            case 0 -> new IncidentCommand.TakeIncident(n, at, by, said);
            case 1 -> new IncidentCommand.HandOverIncident(n, at, by, "@p" + random.nextInt(5), said);
            case 2 -> new IncidentCommand.ReturnIncident(n, at, by, said);
            case 3 ->
                new IncidentCommand.DescribeIncident(n, at, by, "title \0", random.nextBoolean() ? null : "x", said);
            case 4 ->
                new IncidentCommand.PinSeverity(
                        n, at, by, random.nextBoolean() ? null : Severity.ofLevel(1 + random.nextInt(9)), said);
            case 5, 6 ->
                new IncidentCommand.SnoozeIncident(
                        n, at, by, random.nextBoolean() ? null : at.plusSeconds(600), random.nextBoolean(), said);
            case 7 -> new IncidentCommand.WakeIncident(n, at, by, said);
            case 8 -> new IncidentCommand.MergeIncident(n, at, by, other, said);
            case 9 -> new IncidentCommand.SplitIncident(n, at, by, some(n.value()), said);
            case 10 ->
                new IncidentCommand.RelateIncident(
                        n, at, by, other, random.nextBoolean() ? Relation.Role.CAUSE : Relation.Role.CONSEQUENCE, said);
            case 11 -> new IncidentCommand.UnrelateIncident(n, at, by, other, said);
            case 12 -> new IncidentCommand.CloseIncident(n, at, by, "done", said, 0);
            default -> new IncidentCommand.ReopenIncident(n, at, by, said);
        };
    }

    private IncidentNumber keeper(IncidentNumber merged) {
        IncidentNumber keeper = merged;
        while (state(keeper.value()).mergedInto() != null) {
            keeper = java.util.Objects.requireNonNull(state(keeper.value()).mergedInto());
        }
        return keeper;
    }

    private List<Fingerprint> some(long number) {
        return members(number).alerts().keySet().stream()
                .limit(1 + random.nextInt(3))
                .toList();
    }

    private Members members(long number) {
        Map<Fingerprint, Members.Member> members = new LinkedHashMap<>();
        new TreeMap<>(incidentOf).forEach((alert, incident) -> {
            AlertState state = alerts.get(alert);
            if (incident == number && state != null) {
                members.put(
                        RandomHistory.fingerprint(alert),
                        new Members.Member(state.status().open(), state.severity(), "T", "title", "text"));
            }
        });
        return new Members(members);
    }

    private IncidentState state(long number) {
        IncidentState state = incidents.get(number);
        if (state == null) {
            throw new IllegalStateException("No incident " + number);
        }
        return state;
    }

    private static final class Everybody implements People {

        @Override
        public boolean isMember(String person, String team) {
            return true;
        }

        @Override
        public boolean isTeam(String team) {
            return true;
        }

        @Override
        public boolean isAdmin(String person) {
            return false;
        }
    }
}
