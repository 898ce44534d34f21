package io.tocsin.core.backtest;

import io.tocsin.core.alert.AlertEvent;
import io.tocsin.core.alert.AlertMuted;
import io.tocsin.core.alert.AlertState;
import io.tocsin.core.alert.AlertUnmuted;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.rulebook.MuteRule;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The mutes that one rulebook has and another has not. What people muted, and what both rulebooks mute, stays as it was. For one
 * thread.
 */
final class OtherMutes {

    private final World would;
    private final Set<MuteId> gone;
    private final Mutes added;
    private final Map<Fingerprint, MuteId> watched = new HashMap<>();

    /** @param would the world in which the others hold, as it is when they begin to */
    OtherMutes(Rulebook held, Rulebook other, World would) {
        this.would = would;
        this.gone = beside(held, other).stream().map(MuteRule::id).collect(Collectors.toUnmodifiableSet());
        this.added =
                Mutes.of(beside(other, held).stream().map(MuteRule::standing).toList());
        if (!gone.isEmpty()) {
            would.book().alertStates().forEach(this::watch);
        }
    }

    /** What became of alerts, as it would have been told. */
    List<AlertEvent> again(List<AlertEvent> happened) {
        return gone.isEmpty()
                ? happened
                : happened.stream().flatMap(event -> again(event).stream()).toList();
    }

    /** Which of those that are new holds for the alert. */
    Optional<MuteId> holding(Subject alert, Instant at) {
        return added.holding(alert, at);
    }

    /** They may be muted now. */
    void watch(List<AlertEvent> happened) {
        if (!added.isEmpty()) {
            for (AlertEvent event : happened) {
                AlertState state = would.book().alert(event.fingerprint());
                if (state != null) {
                    watch(state);
                }
            }
        }
    }

    /** Whether there is anything to {@link #end}. */
    boolean watches() {
        return !watched.isEmpty();
    }

    /** Alerts whose mute is over at the moment, each as it is told of then. */
    List<AlertEvent> end(Instant at) {
        Set<MuteId> over =
                watched.values().stream().filter(id -> !added.holds(id, at)).collect(Collectors.toSet());
        List<AlertEvent> ended = new ArrayList<>();
        watched.entrySet().removeIf(entry -> {
            AlertState state = would.book().alert(entry.getKey());
            boolean muted = state != null && entry.getValue().equals(state.mutedBy());
            if (muted && over.contains(entry.getValue())) {
                ended.add(new AlertUnmuted(entry.getKey(), at, entry.getValue()));
            }
            return !muted || over.contains(entry.getValue());
        });
        return ended;
    }

    private void watch(AlertState state) {
        MuteId by = state.mutedBy();
        if (by != null && (gone.contains(by) || added.has(by))) {
            watched.put(state.fingerprint(), by);
        }
    }

    /** One that is gone mutes nothing, and takes over from no other. */
    private Optional<AlertEvent> again(AlertEvent event) {
        if (event instanceof AlertMuted e && gone.contains(e.mute())) {
            AlertState state = would.book().alert(e.fingerprint());
            MuteId before = state == null ? null : state.mutedBy();
            return before == null ? Optional.empty() : Optional.of(new AlertUnmuted(e.fingerprint(), e.at(), before));
        }
        return event instanceof AlertUnmuted e && gone.contains(e.mute()) ? Optional.empty() : Optional.of(event);
    }

    private static List<MuteRule> beside(Rulebook one, Rulebook other) {
        return one.mutes().stream()
                .filter(mute -> other.mutes().stream()
                        .noneMatch(m -> m.id().equals(mute.id()) && Objects.equals(m.window(), mute.window())))
                .toList();
    }
}
