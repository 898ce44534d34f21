package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Heard;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.GroupKey;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.Joining;
import io.tocsin.core.store.Groups.Newest;
import io.tocsin.core.store.KnownAlert;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Alerts and incidents in memory, written down event by event; nothing of it is ever stored. Holds all that it is told of until
 * it is to be {@linkplain #forget forgotten}. For one thread.
 */
public final class Notebook implements Ledger {

    private final Function<Fingerprint, IncidentNumber> numbers;
    private final Map<Fingerprint, Watched> alerts = new HashMap<>();
    private final TieIndex ties = new TieIndex();
    private final Map<IncidentNumber, IncidentState> incidents = new HashMap<>();
    private final Map<IncidentNumber, Set<Fingerprint>> came = new HashMap<>();
    private final Map<GroupKey, Newest> newest = new HashMap<>();
    private Map<IncidentNumber, Instant> looks = new LinkedHashMap<>();

    /** @param numbers of incidents that are opened, by the alert that opens them */
    public Notebook(Function<Fingerprint, IncidentNumber> numbers) {
        this.numbers = numbers;
    }

    /** The same, from which on another one goes on. */
    public Notebook copy() {
        Notebook copy = new Notebook(numbers);
        alerts.values().forEach(copy::put);
        copy.incidents.putAll(incidents);
        came.forEach((number, fingerprints) -> copy.came.put(number, new LinkedHashSet<>(fingerprints)));
        copy.newest.putAll(newest);
        return copy;
    }

    /** This happened to an alert, and nothing more is to follow from it. */
    public void note(AlertEvent event) {
        Watched before = alerts.getOrDefault(event.fingerprint(), Board.unheard(event.fingerprint()));
        put(new Watched(before.state().evolve(event), Heard.nothing(), before.incident()));
    }

    /** This happened to an incident. */
    public void note(IncidentEvent event) {
        IncidentNumber number = event.number();
        incidents.put(number, IncidentState.evolve(incidents.get(number), event));
        if (event instanceof IncidentOpened e) {
            newest.put(e.group(), new Newest(e.group(), e.generation(), number));
        }
        for (Fingerprint alert : Joining.of(event)) {
            alerts.put(alert, alerts.getOrDefault(alert, Board.unheard(alert)).in(number));
            came.computeIfAbsent(number, n -> new LinkedHashSet<>()).add(alert);
        }
    }

    /** An incident as it was, with the alerts that came to it. */
    public void restore(IncidentState state, Collection<Fingerprint> alertsOfIt) {
        incidents.put(state.number(), state);
        came.put(state.number(), new LinkedHashSet<>(alertsOfIt));
    }

    /** Drops the incident, and those of its alerts that are not open. */
    public void forget(IncidentNumber number) {
        IncidentState state = incidents.remove(number);
        Set<Fingerprint> of = came.remove(number);
        if (of != null) {
            of.forEach(alert -> forget(alert, number));
        }
        if (state != null) {
            newest.computeIfPresent(state.group(), (key, n) -> n.number().equals(number) ? null : n);
        }
    }

    /** Drops the alert unless it is open, or some incident that is known has it. */
    public void forget(Fingerprint alert) {
        Watched watched = alerts.get(alert);
        if (watched != null
                && !watched.state().status().open()
                && (watched.incident() == null || !incidents.containsKey(watched.incident()))) {
            alerts.remove(alert);
        }
    }

    public @Nullable IncidentState incident(IncidentNumber number) {
        return incidents.get(number);
    }

    public Collection<IncidentState> incidents() {
        return incidents.values();
    }

    /** An alert that is known; null when it is not. */
    public @Nullable AlertState alert(Fingerprint fingerprint) {
        Watched watched = alerts.get(fingerprint);
        return watched == null ? null : watched.state();
    }

    public Stream<AlertState> alertStates() {
        return alerts.values().stream().map(Watched::state);
    }

    /** How many alerts and incidents are in it. */
    public int size() {
        return alerts.size() + incidents.size();
    }

    /** The one that the alert last belonged to. */
    public @Nullable IncidentNumber incidentOf(Fingerprint fingerprint) {
        Watched watched = alerts.get(fingerprint);
        return watched == null ? null : watched.incident();
    }

    /** The alerts that belong to the incident, in the order in which they came. */
    public Map<Fingerprint, AlertState> members(IncidentNumber number) {
        return whichCameTo(number, number);
    }

    /** Those that once came to the one incident and belong to the other one now, in the order in which they came. */
    public Map<Fingerprint, AlertState> whichCameTo(IncidentNumber once, IncidentNumber now) {
        Map<Fingerprint, AlertState> found = new LinkedHashMap<>();
        for (Fingerprint fingerprint : came.getOrDefault(once, Set.of())) {
            Watched watched = alerts.get(fingerprint);
            if (watched != null && now.equals(watched.incident())) {
                found.put(fingerprint, watched.state());
            }
        }
        return found;
    }

    /** When rules are to look at which incident; asked twice, it tells the second time what came since. */
    public Map<IncidentNumber, Instant> takeLooks() {
        Map<IncidentNumber, Instant> taken = looks;
        looks = new LinkedHashMap<>();
        return taken;
    }

    @Nullable Watched watched(Fingerprint fingerprint) {
        return alerts.get(fingerprint);
    }

    TieIndex ties() {
        return ties;
    }

    void put(Watched now) {
        Watched before = alerts.put(now.state().fingerprint(), now);
        if (before != null && before.state().status().open()) {
            ties.remove(before.state());
        }
        if (now.state().status().open()) {
            ties.add(now.state());
        }
    }

    @Override
    public Map<Fingerprint, KnownAlert> alerts(Collection<Fingerprint> wanted) {
        return wanted.stream()
                .map(alerts::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(w -> w.state().fingerprint(), w -> new KnownAlert(w.state(), w.incident())));
    }

    @Override
    public Map<IncidentNumber, IncidentState> incidents(Collection<IncidentNumber> wanted) {
        return wanted.stream()
                .map(incidents::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(IncidentState::number, state -> state));
    }

    @Override
    public Map<GroupKey, Newest> newest(Collection<GroupKey> keys) {
        return keys.stream()
                .map(newest::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Newest::key, found -> found));
    }

    @Override
    public IncidentNumber number(Fingerprint opener) {
        return numbers.apply(opener);
    }

    @Override
    public Set<IncidentNumber> watching(Collection<IncidentNumber> some) {
        return some.stream()
                .filter(number -> {
                    IncidentState state = incidents.get(number);
                    return state != null && state.wakesWhenOk();
                })
                .collect(Collectors.toSet());
    }

    @Override
    public Map<Fingerprint, Boolean> membersOpen(IncidentNumber number) {
        Map<Fingerprint, Boolean> open = new LinkedHashMap<>();
        members(number).forEach((alert, state) -> open.put(alert, state.status().open()));
        return open;
    }

    @Override
    public void look(Collection<IncidentNumber> some, Instant moment) {
        some.forEach(number -> looks.merge(number, moment, (one, other) -> one.isBefore(other) ? one : other));
    }

    private void forget(Fingerprint alert, IncidentNumber incident) {
        Watched watched = alerts.get(alert);
        if (watched == null || !incident.equals(watched.incident())) {
            return;
        }
        if (watched.state().status().open()) {
            alerts.put(alert, new Watched(watched.state(), watched.heard(), null));
        } else {
            alerts.remove(alert);
        }
    }
}
