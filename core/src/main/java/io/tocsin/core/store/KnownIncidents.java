package io.tocsin.core.store;

import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads and keeps many incidents at once. Runs in the caller's transaction. */
public final class KnownIncidents {

    /** A storm adds an event to its incident with each batch. */
    private static final int SNAPSHOT_EVERY = 8;

    /** What became of one in a batch: its events are appended elsewhere in the same transaction. */
    public record Change(@Nullable IncidentState before, IncidentState after) {

        long sequenceBefore() {
            return before == null ? -1 : before.sequence();
        }
    }

    private final Snapshots snapshots;
    private final IncidentTimers timers;

    KnownIncidents(Snapshots snapshots, IncidentTimers timers) {
        this.snapshots = snapshots;
        this.timers = timers;
    }

    /**
     * Those that exist, as they are now.
     *
     * @param remembered how some of them were at some time: only what happened since is read
     */
    public Map<IncidentNumber, IncidentState> load(
            Collection<IncidentNumber> wanted, Map<IncidentNumber, IncidentState> remembered) {
        Map<IncidentNumber, IncidentState> found = new HashMap<>();
        wanted.forEach(number -> found.computeIfAbsent(number, remembered::get));
        List<String> unknown = wanted.stream()
                .filter(number -> !found.containsKey(number))
                .map(IncidentNumber::stream)
                .toList();
        snapshots.load(unknown, IncidentState.class, (stream, state) -> found.put(state.number(), state));
        Map<String, Long> known = LinkedHashMap.newLinkedHashMap(wanted.size());
        for (IncidentNumber number : wanted) {
            IncidentState state = found.get(number);
            known.put(number.stream(), state == null ? -1 : state.sequence());
        }
        snapshots.tail(known, event -> {
            if (event instanceof IncidentEvent e) {
                found.put(e.number(), IncidentState.evolve(found.get(e.number()), e));
            }
        });
        return found;
    }

    /** The same, of which nothing is remembered. */
    public Map<IncidentNumber, IncidentState> load(Collection<IncidentNumber> wanted) {
        return load(wanted, Map.of());
    }

    /** Sets their timers, and takes snapshots where they are due. */
    public void save(Collection<Change> changes) {
        timers.set(changes);
        Map<String, Snapshots.Taken> due = new LinkedHashMap<>();
        for (Change change : changes) {
            IncidentState state = change.after();
            if (Snapshots.isDue(change.sequenceBefore(), state.sequence(), SNAPSHOT_EVERY)) {
                due.put(state.number().stream(), new Snapshots.Taken(state.sequence(), state));
            }
        }
        snapshots.save("incident", "incident-state", due);
    }
}
