package io.tocsin.api.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.store.Once;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics into the intake in a thread of its own. Every record is stored once, in the order of its partition, whatever
 * fails meanwhile: brokers, the database, this program. While something is away it tries on, and says so once.
 *
 * <p>{@link #start} and {@link #close} are for one owner; the rest may be asked by any thread.
 */
public final class KafkaIntake implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaIntake.class);
    private static final Duration REST = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private final KafkaMeters meters;
    private final Surroundings around;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * Touches neither Kafka nor the database before {@link #start}.
     *
     * @param intake already started; it must be closed after this
     * @param once where the intake keeps the offsets
     */
    public KafkaIntake(KafkaSettings settings, Intake intake, Once once, InstantSource clock, MeterRegistry registry) {
        this.settings = settings;
        this.meters = new KafkaMeters(registry);
        this.around = Surroundings.of(settings, intake::submit, once, new RecordReader(clock), meters);
        this.thread = Thread.ofPlatform().name("kafka").unstarted(this::run);
    }

    /** Begins to read, and returns at once, whether there is a broker or not. Does nothing where the settings name none. */
    public void start() {
        if (settings.enabled()) {
            LOG.info("Kafka's {} are read from {}", settings.topics(), settings.bootstrapServers());
            thread.start();
        }
    }

    /** Takes no more records, waits until those on their way are answered, and leaves the group. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether records flow, or would; also while what is wrong has lasted for a few seconds only. */
    public boolean isHealthy() {
        return trouble().isEmpty() && (!settings.enabled() || thread.isAlive());
    }

    /** What is wrong, for a person. */
    public Optional<String> trouble() {
        return Stream.of(around.client(), around.connection(), around.storing())
                .flatMap(trouble -> Stream.ofNullable(trouble.lasting()))
                .findFirst();
    }

    /** How many records of this node's partitions Kafka has that are not stored, as of about a second ago. */
    public long lag() {
        return meters.lag();
    }

    private void run() {
        while (isOpen()) {
            try {
                consume();
            } catch (InterruptException | InterruptedException e) {
                closing.countDown();
            } catch (RuntimeException e) {
                around.client().is("Kafka cannot be read; it is tried again every " + REST.toSeconds() + " s: " + e);
                rest();
            }
        }
    }

    private void consume() throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                ClientProperties.of(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            new Session(consumer, around).run(this::isOpen);
        }
    }

    private void rest() {
        try {
            if (closing.await(REST.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("Closed while at rest");
            }
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }
}
