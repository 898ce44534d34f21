package io.tocsin.core.command;

import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.RulebookApplied;
import io.tocsin.core.rulebook.RulebookProblem;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import io.tocsin.core.store.Append;
import io.tocsin.core.store.ConflictException;
import io.tocsin.core.store.EventStorage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The rulebook: one document whose versions are events of one stream. Knows the version that is in force, its own and those that
 * other nodes applied. Safe for use by many threads.
 */
public final class RulebookCommands implements Supplier<Rulebook> {

    private static final String STREAM = "rulebook";

    /** What became of a document that was to be applied. */
    public sealed interface Outcome {

        /** It is in force. */
        record Applied(RulebookApplied version) implements Outcome {}

        /** It says what is in force already; nothing was done. */
        record Same(long version) implements Outcome {}

        /** It has mistakes; nothing was done. */
        record Refused(List<RulebookProblem> problems) implements Outcome {

            public Refused {
                problems = List.copyOf(problems);
            }
        }

        /** Somebody applied another one meanwhile; nothing was done. */
        record Outdated(long version) implements Outcome {}
    }

    private record Current(Rulebook rulebook, @Nullable RulebookApplied applied) {

        long version() {
            return rulebook.version();
        }
    }

    private final EventStorage storage;
    private volatile Current current = new Current(Rulebook.builtIn(), null);

    /** With the version that is in force. */
    public RulebookCommands(EventStorage storage) {
        this.storage = storage;
        refresh();
    }

    @Override
    public Rulebook get() {
        return current.rulebook();
    }

    /** What is in force; empty while it is the built-in rules. */
    public Optional<RulebookApplied> applied() {
        return Optional.ofNullable(current.applied());
    }

    /** All versions, oldest first. */
    public List<RulebookApplied> versions() {
        return after(0);
    }

    public Optional<RulebookApplied> version(long number) {
        return number < 1
                ? Optional.empty()
                : after(number - 1).stream().filter(v -> v.version() == number).findFirst();
    }

    /**
     * Puts the document in force, whole.
     *
     * @param expected the version that the writer started from; null: whatever it is
     */
    public Outcome apply(String yaml, @Nullable Long expected, String by, @Nullable String comment, Instant now) {
        refresh();
        Current before = current;
        if (expected != null && expected != before.version()) {
            return new Outcome.Outdated(before.version());
        }
        return switch (RulebookReader.read(yaml, before.version() + 1)) {
            case RulebookReading.Refused refused -> new Outcome.Refused(refused.problems());
            case RulebookReading.Accepted accepted -> apply(before, accepted, by, comment, now);
        };
    }

    /** Takes over what other nodes applied since. */
    public synchronized void refresh() {
        List<RulebookApplied> later = after(current.version());
        if (!later.isEmpty()) {
            learn(later.getLast());
        }
    }

    private Outcome apply(
            Current before, RulebookReading.Accepted accepted, String by, @Nullable String comment, Instant now) {
        if (before.applied() != null && before.applied().text().equals(accepted.text())) {
            return new Outcome.Same(before.version());
        }
        long version = before.version() + 1;
        RulebookApplied event = new RulebookApplied(version, now, by, comment, accepted.text());
        try {
            storage.inOneUnit(() -> {
                storage.append(List.of(new Append(STREAM, version - 1, event)));
                return event;
            });
        } catch (ConflictException e) {
            refresh();
            return new Outcome.Outdated(current.version());
        }
        refresh();
        return new Outcome.Applied(event);
    }

    private void learn(RulebookApplied newest) {
        current = switch (RulebookReader.read(newest.text(), newest.version())) {
            case RulebookReading.Accepted accepted -> new Current(accepted.rulebook(), newest);
            case RulebookReading.Refused refused ->
                throw new IllegalStateException(
                        "Version " + newest.version() + " of the rulebook, which is in force, cannot be read: "
                                + refused.problems().getFirst());
        };
    }

    private List<RulebookApplied> after(long version) {
        return storage.events()
                .readEvents(STREAM, version)
                .asStream()
                .map(DomainEventMessage::getPayload)
                .map(RulebookApplied.class::cast)
                .toList();
    }
}
