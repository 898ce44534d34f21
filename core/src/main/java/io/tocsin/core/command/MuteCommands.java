package io.tocsin.core.command;

import io.tocsin.core.mute.MuteDecider;
import io.tocsin.core.mute.MuteEvent;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.MuteRuling;
import io.tocsin.core.mute.MuteState;
import io.tocsin.core.mute.MuteWish;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.mute.StandingMute;
import io.tocsin.core.mute.Window;
import io.tocsin.core.rulebook.ConditionReading;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.ConflictException;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.KnownMutes;
import io.tocsin.core.store.Once;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The mutes: each an aggregate of its own. Knows those that are not over, of people on this node and on others, and those of the
 * rulebook in force. Safe for use by many threads.
 */
public final class MuteCommands implements Supplier<Mutes> {

    private static final int CONFLICTS_AT_MOST = 8;

    /** What became of a command. */
    public sealed interface Outcome {

        /** How the mute is after it. */
        record Done(MuteState mute) implements Outcome {}

        /** Nothing was done. */
        record Refused(String text) implements Outcome {}

        /** There is no such mute. */
        record NotFound() implements Outcome {}
    }

    /** What was made of which versions and mutes. */
    private record Together(Mutes ofPeople, Mutes ofRulebook, Mutes all) {}

    private final EventStorage storage;
    private final Supplier<Rulebook> rulebook;
    private final Supplier<UUID> ids;
    private volatile Map<MuteId, Long> known = Map.of();
    private volatile Mutes ofPeople = Mutes.none();
    private volatile Together together = new Together(Mutes.none(), Mutes.none(), Mutes.none());

    /**
     * With those that are not over.
     *
     * @param ids of new mutes
     */
    public MuteCommands(EventStorage storage, Supplier<Rulebook> rulebook, Supplier<UUID> ids, Instant now) {
        this.storage = storage;
        this.rulebook = rulebook;
        this.ids = ids;
        refresh(now);
    }

    /** The same object while nothing has changed. */
    @Override
    @SuppressWarnings("ReferenceEquality") // it is asked whether anything has changed
    public Mutes get() {
        Together before = together;
        Mutes people = ofPeople;
        Mutes rules = rulebook.get().standingMutes();
        if (before.ofPeople == people && before.ofRulebook == rules) {
            return before.all;
        }
        return combined(people, rules);
    }

    /**
     * Mutes.
     *
     * @param idempotencyKey the sender's name for this command: with the same key the same person mutes nothing a second time;
     *     null when it has none
     */
    public Outcome set(MuteWish wish, @Nullable String idempotencyKey, Instant now) {
        if (ConditionReading.of(wish.match()) instanceof ConditionReading.Refused refused) {
            return new Outcome.Refused(refused.text());
        }
        return inOneUnit(now, () -> {
            Once.Key key = idempotencyKey == null ? null : new Once.Key("mute by " + wish.by(), idempotencyKey);
            Optional<MuteState> earlier =
                    key == null ? Optional.empty() : storage.once().outcome(key).flatMap(id -> find(MuteId.of(id)));
            if (earlier.isPresent()) {
                return new Outcome.Done(earlier.get());
            }
            Outcome outcome = setAnew(wish, now);
            if (key != null && outcome instanceof Outcome.Done done) {
                storage.once().remember(Map.of(key, done.mute().id().text()));
            }
            return outcome;
        });
    }

    /**
     * Makes the mute what is wished. Where that would make its past another, it ends, and a new one begins: the answer's id is
     * not the one that was given then.
     */
    public Outcome change(MuteId id, MuteWish wish, Instant now) {
        if (ConditionReading.of(wish.match()) instanceof ConditionReading.Refused refused) {
            return new Outcome.Refused(refused.text());
        }
        return inOneUnit(now, () -> {
            MuteState before = find(id).orElse(null);
            if (before == null) {
                return new Outcome.NotFound();
            }
            if (MuteDecider.canChange(before, wish, now)) {
                return carriedOut(before.id(), before, MuteDecider.change(before, wish, now));
            }
            Outcome outcome = setAnew(wish, now);
            if (outcome instanceof Outcome.Done) {
                carriedOut(id, before, MuteDecider.end(before, wish.by(), null, now));
            }
            return outcome;
        });
    }

    /** Ends the mute; one that is over stays as it is. */
    public Outcome end(MuteId id, String by, @Nullable String comment, Instant now) {
        return inOneUnit(
                now,
                () -> find(id).map(before -> carriedOut(id, before, MuteDecider.end(before, by, comment, now)))
                        .orElseGet(Outcome.NotFound::new));
    }

    /** One that a person set. */
    public Optional<MuteState> find(MuteId id) {
        return Optional.ofNullable(storage.mutes().load(List.of(id)).get(id));
    }

    /** Those that people set and that were not over at the moment, oldest first. */
    public List<MuteState> notOverAt(Instant moment) {
        return List.copyOf(
                storage.mutes().load(storage.mutes().notOverAt(moment).keySet()).values());
    }

    /** How many open alerts each mute keeps from incidents, by its id; none of those that keep none. */
    public Map<String, Long> held() {
        return storage.mutedAlerts().counts();
    }

    /** A part of the list of all that people ever set, by their numbers, the newest first. */
    public Map<Long, MuteState> before(long number, int atMost) {
        List<KnownMutes.Listed> listed = storage.mutes().before(number, atMost);
        Map<MuteId, MuteState> states =
                storage.mutes().load(listed.stream().map(KnownMutes.Listed::id).toList());
        Map<Long, MuteState> found = new LinkedHashMap<>();
        for (KnownMutes.Listed one : listed) {
            MuteState state = states.get(one.id());
            if (state != null) {
                found.put(one.number(), state);
            }
        }
        return found;
    }

    /** All that happened to one, oldest first; empty when there is no such mute. */
    public List<MuteEvent> history(MuteId id) {
        return storage.log().stream(id.stream()).stream()
                .map(stored -> (MuteEvent) stored.event())
                .toList();
    }

    /** Takes over what other nodes did since, and forgets what is over. */
    public synchronized void refresh(Instant now) {
        Map<MuteId, Long> current = storage.mutes().notOverAt(now);
        if (!current.equals(known)) {
            List<StandingMute> standing = new ArrayList<>();
            storage.mutes().load(current.keySet()).values().forEach(mute -> standing.add(standing(mute)));
            ofPeople = Mutes.of(standing);
            known = current;
        }
    }

    private synchronized Mutes combined(Mutes people, Mutes rules) {
        together = new Together(people, rules, people.and(rules));
        return together.all;
    }

    private Outcome setAnew(MuteWish wish, Instant now) {
        MuteId id = MuteId.of(ids.get());
        return carriedOut(id, null, MuteDecider.set(id, wish, now));
    }

    private Outcome carriedOut(MuteId id, @Nullable MuteState before, MuteRuling ruling) {
        return switch (ruling) {
            case MuteRuling.Rejected rejected -> new Outcome.Refused(rejected.text());
            case MuteRuling.Accepted accepted -> {
                MuteState after = before;
                List<Append> appends = new ArrayList<>();
                for (MuteEvent event : accepted.events()) {
                    after = MuteState.evolve(after, event);
                    appends.add(new Append(id.stream(), after.sequence(), event));
                }
                if (after == null) {
                    throw new IllegalStateException("A ruling about a new mute sets it");
                }
                if (!appends.isEmpty()) {
                    storage.mutes().save(after);
                    storage.append(appends);
                }
                yield new Outcome.Done(after);
            }
        };
    }

    private Outcome inOneUnit(Instant now, Supplier<Outcome> work) {
        for (int conflicts = 0; ; conflicts++) {
            try {
                Outcome outcome = storage.inOneUnit(work);
                refresh(now);
                return outcome;
            } catch (ConflictException e) {
                if (conflicts == CONFLICTS_AT_MOST) {
                    throw e;
                }
            }
        }
    }

    private static StandingMute standing(MuteState mute) {
        return switch (ConditionReading.of(mute.match())) {
            case ConditionReading.Understood understood ->
                new StandingMute(mute.id(), understood.expression(), new Window.Once(mute.from(), mute.until()));
            case ConditionReading.Refused refused ->
                throw new IllegalStateException(
                        "The mute " + mute.id() + ", which is in force, cannot be read: " + refused.text());
        };
    }
}
