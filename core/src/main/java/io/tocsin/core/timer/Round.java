package io.tocsin.core.timer;

import io.tocsin.core.incident.IncidentEvent;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.IncidentState;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.KnownIncidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One transaction of timers: what is due is taken, decided, appended, and set anew. */
final class Round {

    private final EventStorage storage;
    private final Supplier<Rulebook> rulebook;

    Round(EventStorage storage, Supplier<Rulebook> rulebook) {
        this.storage = storage;
        this.rulebook = rulebook;
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
        Passing passing = new Passing(new StoredAlerts(storage), rulebook.get());
        List<Append> appends = new ArrayList<>();
        List<KnownIncidents.Change> changes = new ArrayList<>();
        Map<IncidentNumber, Instant> looks = new HashMap<>();
        for (IncidentNumber number : due) {
            IncidentState before = states.get(number);
            if (before != null) {
                Passing.Passed passed = passing.pass(before, now);
                List<IncidentEvent> events = passed.events();
                if (passed.look() != null) {
                    looks.put(number, passed.look());
                }
                append(before, events, appends);
                changes.add(new KnownIncidents.Change(before, IncidentState.evolve(before, events)));
            }
        }
        storage.incidents().save(changes);
        storage.timers().drop(due.stream().filter(n -> !states.containsKey(n)).toList());
        storage.timers()
                .settle(changes.stream().map(KnownIncidents.Change::after).toList(), looks);
        if (!appends.isEmpty()) {
            storage.append(appends);
        }
    }

    private static void append(IncidentState before, List<IncidentEvent> events, List<Append> appends) {
        long sequence = before.sequence();
        for (IncidentEvent event : events) {
            appends.add(new Append(before.number().stream(), ++sequence, event));
        }
    }
}
