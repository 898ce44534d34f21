package io.tocsin.core.mute;

import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.ruleset.RuleSet;
import io.tocsin.mql.schema.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All mutes that are not over, compiled together. Never mutes what Tocsin says itself: that a source is silent must be heard.
 * Immutable; any thread may ask.
 */
public final class Mutes {

    /** The source, and the project, of what Tocsin says itself. */
    public static final String TOCSIN = "tocsin";

    private static final Mutes NONE = new Mutes(List.of());

    private final RuleSet<StandingMute> rules;
    private final Map<MuteId, Window> windows = new HashMap<>();

    private Mutes(List<StandingMute> all) {
        this.rules = RuleSet.of(all, StandingMute::match);
        all.forEach(mute -> windows.put(mute.id(), mute.window()));
    }

    public static Mutes none() {
        return NONE;
    }

    /** @param all of several that match, the first one counts */
    public static Mutes of(List<StandingMute> all) {
        return all.isEmpty() ? NONE : new Mutes(all);
    }

    /** These, and behind them others. */
    public Mutes and(Mutes others) {
        if (others.isEmpty()) {
            return this;
        }
        List<StandingMute> all = new ArrayList<>(rules.rules());
        all.addAll(others.rules.rules());
        return isEmpty() ? others : new Mutes(all);
    }

    public boolean isEmpty() {
        return windows.isEmpty();
    }

    /** The mute that holds for the alert at the moment. */
    public Optional<MuteId> holding(AlertView alert, Instant now) {
        return allHolding(alert, now).stream().findFirst();
    }

    /** All mutes that hold for the alert at the moment. */
    public List<MuteId> allHolding(AlertView alert, Instant now) {
        if (isEmpty() || isOurs(alert)) {
            return List.of();
        }
        return rules.all(alert, now).stream()
                .filter(mute -> mute.window().holds(now))
                .map(StandingMute::id)
                .toList();
    }

    /** Those whose time the moment is, whatever they match. */
    public List<MuteId> holding(Instant now) {
        return windows.keySet().stream().filter(id -> holds(id, now)).toList();
    }

    /** Whether the mute is there, whenever its time is. */
    public boolean has(MuteId id) {
        return windows.containsKey(id);
    }

    /** Whether the mute is there, and the moment is its time. */
    public boolean holds(MuteId id, Instant now) {
        Window window = windows.get(id);
        return window != null && window.holds(now);
    }

    private static boolean isOurs(AlertView alert) {
        return TOCSIN.equals(alert.text(Field.PROJECT)) || alert.sources().contains(TOCSIN);
    }
}
