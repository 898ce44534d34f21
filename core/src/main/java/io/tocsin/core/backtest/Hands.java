package io.tocsin.core.backtest;

import io.tocsin.core.alert.AlertState;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.Facts;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentCommand.CloseIncident;
import io.tocsin.core.incident.IncidentCommand.MergeIncident;
import io.tocsin.core.incident.IncidentCommand.ReopenIncident;
import io.tocsin.core.incident.IncidentCommand.SplitIncident;
import io.tocsin.core.incident.IncidentDecider;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentSplit;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.Members;
import io.tocsin.core.incident.Ruling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people did, done again in both worlds: to the incident of that number in the world that was, and in the other to those
 * that have its alerts. What makes no sense there is not done. For one thread.
 */
final class Hands {

    private final World was;
    private final World would;
    private int passedOver;

    Hands(World was, World would) {
        this.was = was;
        this.would = would;
    }

    /** How often something that was done could not be done in the other world. */
    int passedOver() {
        return passedOver;
    }

    /** @param fresh the number of the incident that it really opened; null when it opened none */
    void again(Deed deed, @Nullable IncidentNumber fresh) {
        if (deed.event() instanceof IncidentSplit split) {
            split(split, deed, fresh);
            return;
        }
        IncidentNumber number = deed.event().number();
        List<IncidentCommand> there = targets(number).stream()
                .map(deed::on)
                .map(this::there)
                .flatMap(Optional::stream)
                .toList();
        carryOut(was, deed.on(number), fresh);
        for (IncidentCommand command : there) {
            if (!(command instanceof CloseIncident && isOthersToo(command.number()))) {
                carryOut(would, command, fresh);
            }
        }
    }

    /** One incident can only be split once by the same hand: that which has most of the alerts. */
    private void split(IncidentSplit split, Deed deed, @Nullable IncidentNumber fresh) {
        if (fresh == null) {
            return;
        }
        carryOut(was, deed.on(split.number()), fresh);
        Map<IncidentNumber, List<Fingerprint>> spread = new LinkedHashMap<>();
        for (Fingerprint alert : split.alerts()) {
            IncidentNumber holding = would.book().incidentOf(alert);
            if (holding != null) {
                spread.computeIfAbsent(holding, n -> new ArrayList<>()).add(alert);
            }
        }
        spread.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.comparingInt(List::size)))
                .ifPresent(most -> carryOut(
                        would, new SplitIncident(most.getKey(), split.at(), split.by(), most.getValue(), null), fresh));
    }

    private Set<IncidentNumber> targets(IncidentNumber number) {
        Set<IncidentNumber> targets = new LinkedHashSet<>();
        if (would.book().incident(number) != null) {
            targets.add(number);
        }
        for (Fingerprint alert : was.book().members(number).keySet()) {
            IncidentNumber holding = would.book().incidentOf(alert);
            if (holding != null) {
                targets.add(holding);
            }
        }
        return targets;
    }

    /** In the other world, the other incident of a command about two may be another too. */
    private Optional<IncidentCommand> there(IncidentCommand command) {
        if (!(command instanceof MergeIncident merge)) {
            return Optional.of(command);
        }
        return targets(merge.into()).stream()
                .findFirst()
                .filter(into -> !into.equals(merge.number()))
                .map(into -> new MergeIncident(merge.number(), merge.at(), merge.by(), into, null));
    }

    /** Whether it has alerts of incidents that nobody has closed yet. */
    private boolean isOthersToo(IncidentNumber target) {
        for (Fingerprint alert : would.book().members(target).keySet()) {
            IncidentNumber holding = was.book().incidentOf(alert);
            IncidentState state = holding == null ? null : was.book().incident(holding);
            if (state != null && !state.isClosed()) {
                return true;
            }
        }
        return false;
    }

    private void carryOut(World world, IncidentCommand command, @Nullable IncidentNumber fresh) {
        IncidentState state = world.book().incident(command.number());
        if (state == null) {
            passedOver++;
            return;
        }
        switch (IncidentDecider.decide(state, command, facts(world, state, command, fresh))) {
            case Ruling.Accepted accepted -> world.carryOut(accepted.events(), command.at());
            case Ruling.Rejected ignored -> passedOver++;
        }
    }

    private static Facts facts(
            World world, IncidentState state, IncidentCommand command, @Nullable IncidentNumber fresh) {
        Facts facts = Facts.of(world.rulebook().version(), world.rulebook().matrix(), Everybody.MAY);
        return switch (command) {
            case ReopenIncident ignored -> lost(facts, world, state);
            case MergeIncident c ->
                facts.with(members(world, c.number())).with(world.book().incident(c.into()));
            case SplitIncident c
            when fresh != null -> facts.with(members(world, c.number())).with(fresh);
            default -> facts.with(members(world, command.number()));
        };
    }

    /** Of a merged incident: who has its alerts now, and which of them. */
    private static Facts lost(Facts facts, World world, IncidentState state) {
        IncidentState keeper = null;
        IncidentNumber next = state.mergedInto();
        while (next != null) {
            keeper = world.book().incident(next);
            next = keeper == null ? null : keeper.mergedInto();
        }
        if (keeper == null) {
            return facts.with(members(world, state.number()));
        }
        return facts.with(keeper).with(described(world.book().whichCameTo(state.number(), keeper.number())));
    }

    private static Members members(World world, IncidentNumber number) {
        return described(world.book().members(number));
    }

    private static Members described(Map<Fingerprint, AlertState> alerts) {
        Map<Fingerprint, Members.Member> members = new LinkedHashMap<>();
        alerts.forEach((fingerprint, alert) -> members.put(fingerprint, alert.member()));
        return new Members(members);
    }
}
