package io.tocsin.core.intake;

import io.tocsin.core.alert.Silences;
import io.tocsin.core.intake.Listening.Ear;
import io.tocsin.core.message.Sender;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.source.SourceDecider;
import io.tocsin.core.source.SourceDecider.Watch;
import io.tocsin.core.source.SourceEvent;
import io.tocsin.core.source.SourceFellSilent;
import io.tocsin.core.source.SourceState;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.KnownSources.KnownSource;
import io.tocsin.core.store.KnownSources.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notices when a source falls silent and when it speaks again, and keeps when each was heard: written every few seconds, beside
 * the batches. For the writer's thread, which does all the rest of what follows from a silence.
 */
final class SourceWatch {

    /** As often as this it is looked whether one fell silent. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final Duration WRITE_EVERY = Duration.ofSeconds(5);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);

    /** Whoever did not look for so long was not there to hear anybody either. */
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(15);

    private static final int AT_ONCE = 200;

    /**
     * What was found at one look.
     *
     * @param known all that were asked for, as they are now
     * @param words what is to be told of it
     */
    record Turn(List<KnownSource> known, List<Append> appends, List<OwnWord> words) {}

    private final EventStorage storage;
    private final Listening listening;
    private final Map<String, Instant> written = new HashMap<>();
    private Silences silences = Silences.NONE;
    private Instant since = Instant.MIN;
    private Instant looked = Instant.MIN;
    private Instant wrote = Instant.MIN;

    SourceWatch(EventStorage storage, Listening listening) {
        this.storage = storage;
        this.listening = listening;
    }

    /** Remembers who was ever heard; each is granted its patience anew. */
    void start(Instant now) {
        since = now;
        looked = now;
        wrote = now;
        for (KnownSource known : storage.sources().all()) {
            written.put(known.state().source(), known.heard());
            learn(known);
        }
        silences = silent();
    }

    /** Those that are silent now, as far as was noticed. */
    Silences silences() {
        return silences;
    }

    /** Those of which something is to be said; none almost always. */
    List<String> look(Instant now, Rulebook rulebook) {
        Set<String> names = new LinkedHashSet<>();
        silences.since().keySet().stream().filter(this::spoke).forEach(names::add);
        if (!names.isEmpty()) {
            silences = silent();
        }
        if (!looked.plus(LOOK_EVERY).isAfter(now)) {
            since = looked.plus(LONGEST_ABSENCE).isBefore(now) ? now : since;
            looked = now;
            listening.ears().forEach((name, ear) -> {
                if (ear.silence() != null) {
                    ask(name, now, rulebook, names);
                }
            });
            rulebook.sources().forEach(source -> ask(source.name(), now, rulebook, names));
        }
        return names.stream().limit(AT_ONCE).toList();
    }

    /** Something could not be written: not again at once, for messages wait behind it. */
    void rest(Instant now) {
        looked = now.plus(REST_AFTER_FAILURE);
        wrote = now.plus(REST_AFTER_FAILURE);
    }

    /** Decides about them; in the caller's unit of work, in which all of it is to be written. */
    Turn decide(List<String> names, Instant now, Rulebook rulebook) {
        Map<String, Instant> times = new HashMap<>();
        for (String name : names) {
            Ear ear = listening.ear(name);
            if (ear != null) {
                times.put(name, ear.heard());
            }
        }
        storage.sources().heard(times);
        Turn turn = new Turn(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (KnownSource known : storage.sources().load(names)) {
            decide(known, now, rulebook, turn);
        }
        storage.sources().save(turn.known.stream().map(KnownSource::state).toList());
        return turn;
    }

    /** What was decided is committed. Gives whose silence began or ended. */
    Set<String> learn(Turn turn) {
        Set<String> changed = new HashSet<>();
        for (KnownSource known : turn.known) {
            written.put(known.state().source(), known.heard());
            learn(known);
            changed.add(known.state().source());
        }
        silences = silent();
        return changed;
    }

    /**
     * Writes when sources were heard, where that is due, and hears of other nodes.
     *
     * @return whose silence began or ended by what another node decided
     */
    Set<String> keep(Instant now) {
        if (wrote.plus(WRITE_EVERY).isAfter(now)) {
            return Set.of();
        }
        wrote = now;
        return keepAll();
    }

    /** The same, due or not. */
    Set<String> keepAll() {
        Map<String, Instant> times = new HashMap<>();
        listening.ears().forEach((name, ear) -> {
            if (ear.silence() != null || !ear.heard().equals(written.get(name))) {
                times.put(name, ear.heard());
            }
        });
        return times.isEmpty() ? Set.of() : keep(times);
    }

    private Set<String> keep(Map<String, Instant> times) {
        Set<String> others = new HashSet<>();
        List<Row> rows = storage.inOneUnit(() -> storage.sources().heard(times));
        for (Row row : rows) {
            written.put(row.source(), row.heard());
            Ear ear = listening.learn(row.source(), row.heard());
            if (row.silent() != (ear.silence() != null)) {
                others.add(row.source());
            }
        }
        if (!others.isEmpty()) {
            storage.sources().load(others).forEach(this::learn);
            silences = silent();
        }
        return others;
    }

    private void decide(KnownSource known, Instant now, Rulebook rulebook, Turn turn) {
        SourceState state = known.state();
        Watch watch = watch(rulebook, state.source());
        SourceEvent event =
                SourceDecider.look(state, watch, known.heard(), since, now).orElse(null);
        if (event == null) {
            turn.known.add(known);
            return;
        }
        turn.appends.add(new Append(state.stream(), state.sequence() + 1, event));
        turn.known.add(new KnownSource(state.evolve(event), known.heard()));
        turn.words.add(SilenceWords.of(event, state));
    }

    private boolean spoke(String name) {
        Ear ear = listening.ear(name);
        return ear != null && !ear.silent();
    }

    private void ask(String name, Instant now, Rulebook rulebook, Set<String> names) {
        Ear ear = listening.ear(name);
        if (ear != null) {
            SourceState state = new SourceState(name, 0, ear.silence());
            SourceDecider.look(state, watch(rulebook, name), ear.heard(), since, now)
                    .ifPresent(event -> names.add(name));
        }
    }

    private void learn(KnownSource known) {
        SourceState state = known.state();
        listening.learn(state.source(), known.heard()).silence(state.silence());
    }

    private Silences silent() {
        Map<String, Instant> silent = new HashMap<>();
        listening.ears().forEach((name, ear) -> {
            SourceFellSilent silence = ear.silence();
            if (silence != null && ear.silent()) {
                silent.put(name, silence.since());
            }
        });
        return new Silences(silent);
    }

    private static Watch watch(Rulebook rulebook, String name) {
        return rulebook.source(name)
                .map(source -> new Watch(source.silentAfter(), source.project()))
                .orElseGet(() -> new Watch(null, Sender.DEFAULT_PROJECT));
    }
}
