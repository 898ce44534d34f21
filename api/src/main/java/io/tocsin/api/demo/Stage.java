package io.tocsin.api.demo;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.command.IncidentCommands;
import io.tocsin.core.command.MuteCommands;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.Ruling;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.intake.IntakeSettings;
import io.tocsin.core.intake.Receipt;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.StoredEvent;
import io.tocsin.core.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the month is played on: the store with its intake, commands and timers, as the program has them, but with a clock that
 * stands still until it is moved, and without threads. For one thread.
 */
final class Stage implements AutoCloseable {

    private static final int READ_AT_ONCE = 10_000;

    /** Deadlines pass to the moment; whether rules close something that has just become OK is looked at for some together. */
    private static final Duration LOOKS_TOGETHER = Duration.ofMinutes(8);

    private final Dice ids;
    private final EventStorage storage;
    private final RulebookCommands rulebook;
    private final MuteCommands mutes;
    private final IncidentCommands incidents;
    private final Intake intake;
    private final Timers timers;
    private final Recording recording;
    private final List<CompletableFuture<Receipt>> awaited = new ArrayList<>();
    private Instant now;
    private long read;
    private long messages;
    private LocalDate prepared = LocalDate.MIN;
    private Instant fired = Instant.MIN;
    private @Nullable Instant due;

    Stage(DataSource dataSource, Instant begin, Dice ids) {
        this.ids = ids;
        this.now = begin;
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        storage = new EventStorage(dataSource);
        rulebook = new RulebookCommands(storage);
        mutes = new MuteCommands(storage, rulebook, () -> new UUID(ids.bits(), ids.bits()), begin);
        incidents = new IncidentCommands(storage, rulebook, Set.of());
        intake = new Intake(storage, rulebook, mutes, () -> now, IntakeSettings.defaults(), meters);
        timers = new Timers(storage, rulebook, () -> now, meters);
        recording = new Recording(dataSource);
        intake.startByHand();
    }

    Instant now() {
        return now;
    }

    /** When time alone changes an incident next; null when never. */
    @Nullable Instant due() {
        return due;
    }

    RulebookCommands rulebook() {
        return rulebook;
    }

    MuteCommands mutes() {
        return mutes;
    }

    long messages() {
        return messages;
    }

    /** The position of the newest event that was told. */
    long events() {
        return read;
    }

    void moveTo(Instant moment) {
        now = moment;
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        if (day.isAfter(prepared)) {
            storage.bodies().prepare(moment);
            recording.write();
            prepared = day;
        }
    }

    /** It is taken with all others of the moment, before anybody's command. */
    void send(String source, Format format, byte[] body, @Nullable String key) {
        String type = "application/json";
        messages++;
        awaited.add(intake.submit(new Delivery(nextId(), source, format, type, body, now, key, null)));
    }

    Ruling command(IncidentCommand command) {
        take();
        return incidents.handle(command, null);
    }

    /** Lets the intake take what was sent, and what time has brought due. */
    void look() {
        intake.turn();
        awaited.forEach(CompletableFuture::join);
        awaited.clear();
    }

    /** Ends the moment: all that was sent is taken, all that is due happens, and what came of it is told. */
    void settle(Consumer<StoredEvent> reader) {
        take();
        boolean fires =
                (due != null && !due.isAfter(now)) || fired.plus(LOOKS_TOGETHER).isBefore(now);
        if (fires) {
            timers.fire();
            fired = now;
        }
        if (tell(reader) || fires) {
            due = storage.timers().nextAfter(now).orElse(null);
        }
    }

    @Override
    public void close() {
        intake.close();
        timers.close();
        recording.write();
    }

    private void take() {
        if (!awaited.isEmpty()) {
            look();
        }
    }

    private boolean tell(Consumer<StoredEvent> reader) {
        long before = read;
        List<StoredEvent> events;
        do {
            events = storage.log().after(read, READ_AT_ONCE);
            if (!events.isEmpty()) {
                read = events.getLast().position();
                events.forEach(reader);
            }
        } while (events.size() == READ_AT_ONCE);
        if (read > before) {
            recording.add(before + 1, read, now);
        }
        return read > before;
    }

    /** As {@link MessageId#next}, but by the seed. */
    private MessageId nextId() {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (ids.bits() & 0x0FFFL);
        long low = 0x8000_0000_0000_0000L | (ids.bits() >>> 2);
        return new MessageId(new UUID(high, low));
    }
}
