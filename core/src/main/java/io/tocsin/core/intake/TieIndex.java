package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Told;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.event.Tie;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds open alerts by what ties describe: by their trigger, by the trigger that their own ties describe, and by the group
 * alert that they stand under. It only proposes; who asks compares labels. For the writer's thread.
 */
final class TieIndex {

    /** A project and a trigger. */
    private record Place(String project, String trigger) {}

    private final Map<Place, Set<Fingerprint>> byTrigger = new HashMap<>();
    private final Map<Place, Set<Fingerprint>> byTiedTrigger = new HashMap<>();
    private final Map<Fingerprint, Set<Fingerprint>> byGroup = new HashMap<>();

    void add(AlertState state) {
        Told told = state.told();
        if (told == null) {
            return;
        }
        put(byTrigger, new Place(told.project(), told.trigger()), state.fingerprint());
        for (Tie tie : told.ties()) {
            put(byTiedTrigger, new Place(told.project(), tie.trigger()), state.fingerprint());
        }
        if (state.under() != null) {
            put(byGroup, state.under(), state.fingerprint());
        }
    }

    /** Takes the alert out as it was when it was added, or later. */
    void remove(AlertState state) {
        Told told = state.told();
        if (told == null) {
            return;
        }
        take(byTrigger, new Place(told.project(), told.trigger()), state.fingerprint());
        for (Tie tie : told.ties()) {
            take(byTiedTrigger, new Place(told.project(), tie.trigger()), state.fingerprint());
        }
        if (state.under() != null) {
            take(byGroup, state.under(), state.fingerprint());
        }
    }

    Set<Fingerprint> ofTrigger(String project, String trigger) {
        return byTrigger.getOrDefault(new Place(project, trigger), Set.of());
    }

    Set<Fingerprint> tiedTo(String project, String trigger) {
        return byTiedTrigger.getOrDefault(new Place(project, trigger), Set.of());
    }

    Set<Fingerprint> under(Fingerprint group) {
        return byGroup.getOrDefault(group, Set.of());
    }

    private static <K> void put(Map<K, Set<Fingerprint>> index, K key, Fingerprint fingerprint) {
        index.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(fingerprint);
    }

    private static <K> void take(Map<K, Set<Fingerprint>> index, K key, Fingerprint fingerprint) {
        Set<Fingerprint> found = index.get(key);
        if (found != null && found.remove(fingerprint) && found.isEmpty()) {
            index.remove(key);
        }
    }
}
