package io.tocsin.core.timer;

import io.tocsin.core.incident.IncidentDecider;
import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.KnownIncidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One transaction of timers: what is due is taken, decided, appended, and set anew. */
final class Round {

    private final EventStorage storage;

    Round(EventStorage storage) {
        this.storage = storage;
    }

    /**
     * Returns how many were due.
     *
     * @throws io.tocsin.core.store.ConflictException when somebody else changed one of them meanwhile: nothing was written
     */
    int fire(Instant now, int atMost) {
        return storage.inOneUnit(() -> {
            List<IncidentNumber> due = storage.timers().take(now, atMost);
            if (!due.isEmpty()) {
                pass(due, now);
            }
            return due.size();
        });
    }

    private void pass(List<IncidentNumber> due, Instant now) {
        Map<IncidentNumber, IncidentState> states = storage.incidents().load(due);
        List<Append> appends = new ArrayList<>();
        List<KnownIncidents.Change> changes = new ArrayList<>();
        for (IncidentNumber number : due) {
            IncidentState before = states.get(number);
            if (before != null) {
                IncidentState after = pass(before, now, appends);
                changes.add(new KnownIncidents.Change(before, after));
            }
        }
        storage.timers().drop(due.stream().filter(n -> !states.containsKey(n)).toList());
        storage.timers()
                .settle(changes.stream().map(KnownIncidents.Change::after).toList());
        storage.incidents().save(changes);
        if (!appends.isEmpty()) {
            storage.append(appends);
        }
    }

    private IncidentState pass(IncidentState before, Instant now, List<Append> appends) {
        List<IncidentEvent> events = new ArrayList<>(IncidentDecider.passTime(before, now));
        IncidentState after = IncidentState.evolve(before, events);
        if (after.wakesWhenOk() && !storage.members().open(after.number()).containsValue(true)) {
            events.addAll(IncidentDecider.becomeOk(after, now));
            after = IncidentState.evolve(before, events);
        }
        long sequence = before.sequence();
        for (IncidentEvent event : events) {
            appends.add(new Append(before.number().stream(), ++sequence, event));
        }
        return after;
    }
}
