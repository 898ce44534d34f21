package io.tocsin.core.command;

import io.tocsin.core.alert.AlertMoved;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentAbsorbed;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentOpened;
import io.tocsin.core.incident.IncidentReopenedByPerson;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.incident.Joining;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.KnownAlert;
import io.tocsin.core.store.KnownIncidents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a command does beside the incident that it is given to: to other incidents, to alerts that move, to timers. */
final class Consequences {

    private final EventStorage storage;
    private final List<Append> appends = new ArrayList<>();
    private final List<KnownAlert.Change> moved = new ArrayList<>();
    private final Map<IncidentNumber, KnownIncidents.Change> changes = new LinkedHashMap<>();

    Consequences(EventStorage storage) {
        this.storage = storage;
    }

    /** @param commanded as it was before */
    void write(IncidentState commanded, List<IncidentEvent> events, Surroundings around) {
        changes.put(commanded.number(), new KnownIncidents.Change(commanded, IncidentState.evolve(commanded, events)));
        for (IncidentEvent event : events) {
            if (!event.number().equals(commanded.number())) {
                tellOther(event, around.other());
            }
            if (moves(event)) {
                Joining.of(event).forEach(alert -> move(alert, event, around.alerts()));
            }
        }
        storage.incidents().save(changes.values());
        storage.alerts().save(moved);
        if (!appends.isEmpty()) {
            storage.append(appends);
        }
    }

    private void tellOther(IncidentEvent event, @Nullable IncidentState known) {
        KnownIncidents.Change before = changes.get(event.number());
        IncidentState state = before == null ? ofNumber(known, event.number()) : before.after();
        IncidentState after = IncidentState.evolve(state, event);
        appends.add(new Append(event.number().stream(), after.sequence(), event));
        changes.put(event.number(), new KnownIncidents.Change(before == null ? state : before.before(), after));
    }

    private void move(Fingerprint fingerprint, IncidentEvent event, Map<Fingerprint, KnownAlert> known) {
        KnownAlert before = known.get(fingerprint);
        if (before == null) {
            throw new IllegalStateException("Expected " + fingerprint + " among the alerts that were asked for");
        }
        AlertMoved move = new AlertMoved(fingerprint, event.at(), event.number());
        KnownAlert after = new KnownAlert(before.state().evolve(move), event.number());
        appends.add(new Append(fingerprint.toString(), after.state().sequence(), move));
        moved.add(new KnownAlert.Change(before, after));
    }

    private static @Nullable IncidentState ofNumber(@Nullable IncidentState known, IncidentNumber number) {
        return known != null && known.number().equals(number) ? known : null;
    }

    private static boolean moves(IncidentEvent event) {
        return event instanceof IncidentAbsorbed
                || event instanceof IncidentOpened
                || event instanceof IncidentReopenedByPerson;
    }
}
