package io.tocsin.core.intake;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.Decision;
import io.tocsin.core.alert.Effect;
import io.tocsin.core.alert.Heard;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.KnownAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one batch while it is decided: what memory and store know of them, and over it what the batch has changed.
 * Nothing outside sees a change before the batch is committed; a batch that fails just drops its board.
 */
final class Board {

    private final Function<Fingerprint, @Nullable Watched> memory;
    private final Instant loadedAt;
    private final Map<Fingerprint, Watched> now = new HashMap<>();
    private final Set<Fingerprint> missing = new LinkedHashSet<>();
    private final Set<Fingerprint> fresh = new HashSet<>();
    private final Map<Fingerprint, KnownAlert> changed = new LinkedHashMap<>();
    private final List<Append> appends = new ArrayList<>();

    Board(Function<Fingerprint, @Nullable Watched> memory, Instant loadedAt) {
        this.memory = memory;
        this.loadedAt = loadedAt;
    }

    /** Says that the batch is about this alert; what memory does not hold of those wanted, {@link #load} fetches all at once. */
    void want(Fingerprint fingerprint) {
        if (!now.containsKey(fingerprint)) {
            Watched watched = memory.apply(fingerprint);
            if (watched == null) {
                missing.add(fingerprint);
            } else {
                now.put(fingerprint, watched);
            }
        }
    }

    /** The same for one that time has come for: it is to be watched anew whether anything changes or not. */
    void wantDue(Fingerprint fingerprint) {
        want(fingerprint);
        fresh.add(fingerprint);
    }

    /** The same for one that memory may be wrong about, because other nodes speak of it too: it is loaded anyway. */
    void wantStored(Fingerprint fingerprint) {
        if (!now.containsKey(fingerprint)) {
            missing.add(fingerprint);
        }
    }

    void load(Ledger ledger) {
        if (missing.isEmpty()) {
            return;
        }
        Map<Fingerprint, KnownAlert> known = ledger.alerts(missing);
        for (Fingerprint fingerprint : missing) {
            KnownAlert alert = known.get(fingerprint);
            now.put(fingerprint, alert == null ? unheard(fingerprint) : watched(alert, loadedAt));
        }
        fresh.addAll(missing);
        missing.clear();
    }

    Watched get(Fingerprint fingerprint) {
        Watched watched = now.get(fingerprint);
        if (watched == null) {
            watched = memory.apply(fingerprint);
        }
        return watched == null ? unheard(fingerprint) : watched;
    }

    /** Whether the alert is open as the batch leaves it; {@code stored}, when the batch is not about it. */
    boolean isOpen(Fingerprint fingerprint, boolean stored) {
        Watched watched = now.get(fingerprint);
        return watched == null ? stored : watched.state().status().open();
    }

    Watched apply(Watched before, Decision decision) {
        AlertState state = before.state();
        for (AlertEvent event : decision.events()) {
            appends.add(new Append(state.fingerprint().toString(), state.sequence() + 1, event));
            state = state.evolve(event);
        }
        if (!decision.events().isEmpty()) {
            changes(before);
        }
        return put(new Watched(state, decision.heard(), before.incident()));
    }

    Watched apply(Watched before, AlertEvent event) {
        return apply(before, new Decision(List.of(event), before.heard(), Effect.CHANGED));
    }

    void assign(Fingerprint fingerprint, IncidentNumber incident) {
        Watched before = get(fingerprint);
        changes(before);
        put(before.in(incident));
    }

    /** The alert events, in the order in which they were decided. */
    List<Append> appends() {
        return appends;
    }

    /** Those of which a domain event tells, or that moved to another incident. */
    List<KnownAlert.Change> changed() {
        return changed.values().stream()
                .map(before ->
                        new KnownAlert.Change(before, known(get(before.state().fingerprint()))))
                .toList();
    }

    /** All that were touched, as the batch leaves them. */
    Collection<Watched> touched() {
        return now.values();
    }

    /** Whether memory must learn more of it than the time of the last word. */
    boolean isNews(Fingerprint fingerprint) {
        return fresh.contains(fingerprint) || changed.containsKey(fingerprint);
    }

    static Watched watched(KnownAlert alert, Instant loadedAt) {
        return new Watched(alert.state(), Heard.afterStart(alert.state(), loadedAt), alert.incident());
    }

    static Watched unheard(Fingerprint fingerprint) {
        return new Watched(AlertState.unheard(fingerprint), Heard.nothing(), null);
    }

    private void changes(Watched before) {
        changed.putIfAbsent(before.state().fingerprint(), known(before));
    }

    private static KnownAlert known(Watched watched) {
        return new KnownAlert(watched.state(), watched.incident());
    }

    private Watched put(Watched watched) {
        now.put(watched.state().fingerprint(), watched);
        return watched;
    }
}
