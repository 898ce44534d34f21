package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Decision;
import io.tocsin.core.alert.Effect;
import io.tocsin.core.alert.Heard;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.Snapshots;
import io.tocsin.core.store.Snapshots.KnownAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The alerts of one batch while it is decided: what memory and store know of them, and over it what the batch has changed.
 * Nothing outside sees a change before the batch is committed; a batch that fails just drops its board.
 */
final class Board {

    private final AlertMemory memory;
    private final Instant loadedAt;
    private final Map<Fingerprint, Watched> now = new HashMap<>();
    private final Set<Fingerprint> changed = new LinkedHashSet<>();
    private final List<Append> appends = new ArrayList<>();

    Board(AlertMemory memory, Instant loadedAt) {
        this.memory = memory;
        this.loadedAt = loadedAt;
    }

    /** Loads what memory does not hold, all at once. */
    void load(Collection<Fingerprint> wanted, Snapshots snapshots) {
        Set<Fingerprint> missing = new LinkedHashSet<>();
        for (Fingerprint fingerprint : wanted) {
            if (memory.get(fingerprint) == null && !now.containsKey(fingerprint)) {
                missing.add(fingerprint);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Map<Fingerprint, KnownAlert> known = snapshots.alerts(missing);
        for (Fingerprint fingerprint : missing) {
            KnownAlert alert = known.get(fingerprint);
            now.put(fingerprint, alert == null ? unheard(fingerprint) : watched(alert, loadedAt));
        }
    }

    Watched get(Fingerprint fingerprint) {
        Watched watched = now.get(fingerprint);
        if (watched == null) {
            watched = memory.get(fingerprint);
        }
        return watched == null ? unheard(fingerprint) : watched;
    }

    Watched apply(Watched before, Decision decision) {
        AlertState state = before.state();
        for (AlertEvent event : decision.events()) {
            appends.add(new Append(state.fingerprint().toString(), state.sequence() + 1, event));
            state = state.evolve(event);
            changed.add(state.fingerprint());
        }
        return put(new Watched(state, decision.heard(), before.incident()));
    }

    Watched apply(Watched before, AlertEvent event) {
        return apply(before, new Decision(List.of(event), before.heard(), Effect.CHANGED));
    }

    void assign(Fingerprint fingerprint, IncidentNumber incident) {
        put(get(fingerprint).in(incident));
        changed.add(fingerprint);
    }

    /** The alert events, in the order in which they were decided. */
    List<Append> appends() {
        return appends;
    }

    /** Those of which a domain event tells, or that moved to another incident. */
    List<KnownAlert> changed() {
        return changed.stream()
                .map(this::get)
                .map(w -> new KnownAlert(w.state(), w.incident()))
                .toList();
    }

    /** All that were touched, as the batch leaves them. */
    Collection<Watched> touched() {
        return now.values();
    }

    static Watched watched(KnownAlert alert, Instant loadedAt) {
        return new Watched(alert.state(), Heard.afterStart(alert.state(), loadedAt), alert.incident());
    }

    private static Watched unheard(Fingerprint fingerprint) {
        return new Watched(AlertState.unheard(fingerprint), Heard.nothing(), null);
    }

    private Watched put(Watched watched) {
        now.put(watched.state().fingerprint(), watched);
        return watched;
    }
}
