package io.tocsin.core.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.format.Formats;
import io.tocsin.core.format.Reading;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.store.ConflictException;
import io.tocsin.core.store.EventStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way in. {@link #submit} reads a message in the caller's thread and lets it wait; one writer takes whatever waits,
 * decides and commits it together, and only then answers every sender. Alone, a message waits for nobody; under load, many
 * share one commit.
 *
 * <p>Safe for use by many threads.
 */
public final class Intake implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int CONFLICTS_AT_MOST = 8;
    private static final int DUE_AT_ONCE = 2_000;
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final EventStorage storage;
    private final Supplier<Rulebook> rulebook;
    private final Supplier<Mutes> mutes;
    private final InstantSource clock;
    private final Waiting waiting;
    private final Listening listening;
    private final SourceWatch sources;
    private final Recollection memory;
    private final IntakeMeters meters;
    private final BatchWriter writer;
    private final Unmuting unmuting;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean byHand;
    private volatile Instant turned = Instant.MIN;

    /**
     * Nothing is taken before {@link #start}.
     *
     * @param mutes must give the same object while nothing has changed
     */
    public Intake(
            EventStorage storage,
            Supplier<Rulebook> rulebook,
            Supplier<Mutes> mutes,
            InstantSource clock,
            IntakeSettings settings,
            MeterRegistry registry) {
        this.storage = storage;
        this.rulebook = rulebook;
        this.mutes = mutes;
        this.clock = clock;
        this.waiting = new Waiting(settings);
        AlertMemory alerts = new AlertMemory(settings.closedAlertsInMemory());
        this.meters = new IntakeMeters(registry, waiting, alerts);
        this.listening = new Listening(name -> rulebook.get().source(name).isPresent());
        this.sources = new SourceWatch(storage, listening);
        this.memory = new Recollection(alerts, sources::silences, clock);
        this.writer = new BatchWriter(storage, sources, memory);
        this.unmuting = new Unmuting(storage.mutedAlerts());
        this.thread = Thread.ofPlatform().name("intake").unstarted(this::run);
    }

    /** Remembers the open alerts, grants each of them its patience anew, and begins to take messages. */
    public void start() {
        prepare();
        thread.start();
    }

    /**
     * The same without a thread of its own: nothing is written but by {@link #turn} and {@link #close}. For a single thread that
     * is alone on the store, moves the clock by itself, and wants the same events each time.
     */
    public void startByHand() {
        prepare();
        byHand = true;
    }

    /** One round of the writer in the caller's thread: whatever waits, and whatever time has brought due. */
    public void turn() {
        try {
            do {
                round(0);
            } while (waiting.messages() > 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepare() {
        Instant now = clock.instant();
        storage.bodies().prepare(now);
        sources.start(now);
        storage.alerts().loadOpen(alert -> memory.remember(alert, now));
        LOG.info("{} open alerts remembered", memory.alerts.openCount());
    }

    /**
     * Reads the message and queues it.
     *
     * @return the answer, once the message is durably stored; fails with {@link UnavailableException} when it could not be
     * @throws OverloadedException when too much waits; nothing is stored
     */
    public CompletableFuture<Receipt> submit(Delivery delivery) {
        return submit(new StreamedDelivery(delivery, 0, null));
    }

    /**
     * The same for a record of a stream.
     *
     * @return fails with {@link UnavailableException} also when the record's forerunner is not stored
     * @throws OverloadedException when too much waits; nothing is stored
     */
    public CompletableFuture<Receipt> submit(StreamedDelivery streamed) {
        if (!open) {
            throw new OverloadedException("Expected a running intake, but it is stopping");
        }
        Delivery delivery = streamed.delivery();
        meters.received(delivery);
        listening.hear(delivery.source(), clock.instant());
        return queue(Submission.of(delivery, read(streamed), streamed.follows()));
    }

    /**
     * What is understood of the delivery under the rules of now; nothing is stored.
     *
     * @param delivery with the time at which it came: what says no time is of that time
     */
    Reading read(Delivery delivery) {
        return read(new StreamedDelivery(delivery, 0, null));
    }

    /**
     * Queues what came before and is understood only now. Its source is not heard by that.
     *
     * @return as of {@link #submit(Delivery)}
     * @throws OverloadedException when too much waits; nothing is stored
     */
    CompletableFuture<Receipt> submitAgain(Submission submission) {
        if (!open) {
            throw new OverloadedException("Expected a running intake, but it is stopping");
        }
        meters.received(submission.delivery());
        return queue(submission);
    }

    private CompletableFuture<Receipt> queue(Submission submission) {
        try {
            waiting.offer(submission);
        } catch (OverloadedException e) {
            meters.refused();
            throw e;
        }
        return submission.answer();
    }

    /** An open alert as it is this moment, words included that no domain event tells yet; null when it is not open. */
    public @Nullable Watched look(Fingerprint fingerprint) {
        return memory.alerts.getOpen(fingerprint);
    }

    /** The source lives, though it has nothing to say. Costs nothing; nothing of it is kept but when it was. */
    public void heartbeat(String source) {
        listening.hear(source, clock.instant());
    }

    /** All that were heard, in this life or an earlier one, in no order. */
    public Collection<HeardSource> sources() {
        return listening.all();
    }

    /** When the writer last began a round; long ago: it is stuck, or has ended. At rest a round takes a second. */
    public Instant turned() {
        return turned;
    }

    /** Takes no more messages, writes those that wait, and ends. */
    @Override
    public void close() {
        open = false;
        if (byHand) {
            turn();
            keepSources();
        }
        if (!thread.isAlive()) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (open || waiting.messages() > 0) {
            try {
                round(restMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                open = false;
            }
        }
        keepSources();
    }

    private void round(long restMillis) throws InterruptedException {
        List<Submission> batch = waiting.take(restMillis);
        Instant now = clock.instant();
        watchSources(now);
        turned = now;
        List<Fingerprint> due = memory.due(now, DUE_AT_ONCE, unmuting.due(mutes.get(), now));
        if (!batch.isEmpty() || !due.isEmpty()) {
            write(batch, due);
        }
    }

    /** The next start is to know when each was heard last. */
    private void keepSources() {
        try {
            sources.keepAll();
        } catch (RuntimeException e) {
            LOG.warn("When sources were heard last could not be written", e);
        }
    }

    /** Before anything of a batch is decided: who speaks in it is silent no more. */
    private void watchSources(Instant now) {
        try {
            Set<String> changed = byHand ? new HashSet<>() : new HashSet<>(sources.keep(now));
            List<String> names = sources.look(now, rulebook.get());
            if (!names.isEmpty()) {
                BatchWriter.Turned turned = writer.turn(names, now, rules());
                memory.learn(turned.written());
                changed.addAll(sources.learn(turned.turn()));
            }
            memory.lookAgain(changed);
        } catch (RuntimeException e) {
            sources.rest(now);
            LOG.warn("Sources could not be watched; it is tried again in a while", e);
        }
    }

    private BatchWriter.Rules rules() {
        return new BatchWriter.Rules(rulebook.get(), mutes.get());
    }

    private long restMillis() {
        Instant next = memory.next();
        Duration rest = next == null ? LONGEST_REST : Duration.between(clock.instant(), next);
        long millis = Math.min(rest.toMillis() + 1, LONGEST_REST.toMillis());
        return Math.max(0, millis);
    }

    private void write(List<Submission> batch, List<Fingerprint> due) {
        try {
            commit(batch, due);
        } catch (RuntimeException e) {
            memory.forget(batch, due);
            if (batch.size() > 1 && !StoreFailures.unavailable(e)) {
                LOG.warn("A batch of {} messages failed; each is tried alone", batch.size(), e);
                batch.forEach(submission -> write(List.of(submission), List.of()));
            } else {
                meters.failed(batch.size());
                LOG.error("{} messages could not be stored", batch.size(), e);
                UnavailableException answer =
                        new UnavailableException("The message could not be stored: " + e.getMessage(), e);
                batch.forEach(submission -> submission.answer().completeExceptionally(answer));
            }
        }
    }

    private void commit(List<Submission> batch, List<Fingerprint> due) {
        long began = System.nanoTime();
        BatchWriter.Written written = decide(batch, due);
        meters.committed(batch.size(), written.events(), System.nanoTime() - began);
        memory.learn(written);
        for (int i = 0; i < batch.size(); i++) {
            Receipt receipt = written.receipts().get(i);
            if (receipt == null) {
                meters.failed(1);
                batch.get(i).answer().completeExceptionally(outOfTurn());
                continue;
            }
            receipt.effects().forEach(meters::effect);
            meters.stored(receipt);
            batch.get(i).answer().complete(receipt);
        }
    }

    private BatchWriter.Written decide(List<Submission> batch, List<Fingerprint> due) {
        for (int conflicts = 0; ; conflicts++) {
            try {
                return writer.write(batch, due, clock.instant(), rules());
            } catch (ConflictException e) {
                meters.conflict();
                memory.forget(batch, due);
                if (conflicts == CONFLICTS_AT_MOST) {
                    throw e;
                }
            }
        }
    }

    private Reading read(StreamedDelivery streamed) {
        if (streamed.fault() != null) {
            return new Reading(List.of(), List.of(streamed.fault()));
        }
        Delivery delivery = streamed.delivery();
        boolean own = delivery.source().equals(OwnWord.TOCSIN);
        return Formats.read(delivery, own ? OwnWord.sender() : rulebook.get().sender(delivery.source()));
    }

    private static UnavailableException outOfTurn() {
        return new UnavailableException("Expected the record's forerunners to be stored, but they are not", null);
    }
}
