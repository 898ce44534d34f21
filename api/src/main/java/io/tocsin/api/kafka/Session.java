package io.tocsin.api.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one consumer: takes records, sends them into the intake, and takes more while the first are being stored. Used by
 * the polling thread only.
 */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration BUSY = Duration.ofMillis(20);
    private static final Duration ROOM = Duration.ofMillis(500);
    private static final Duration TELL = Duration.ofSeconds(2);
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();
    private static final long ESTABLISHED = Duration.ofMinutes(1).toNanos();
    private static final int POLLS_AHEAD = 2;

    private final Consumer<byte[], byte[]> consumer;
    private final Surroundings around;
    private final Lanes lanes;
    private final Backoff placing;
    private final Pulse pulse;
    private final Map<TopicPartition, Long> told = new HashMap<>();
    private final long began;
    private long nextLook;

    Session(Consumer<byte[], byte[]> consumer, Surroundings around) {
        this.consumer = consumer;
        this.around = around;
        this.lanes = new Lanes(
                consumer, new Placing(consumer, around.once()), this::lane, around.nanoTime(), this::tellAtLast);
        this.placing = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), around.nanoTime());
        this.pulse = new Pulse(consumer, around.connection(), around.settings().bootstrapServers());
        this.began = around.nanoTime().getAsLong();
        this.nextLook = began;
    }

    /** @throws KafkaException when the consumer is of no more use */
    void run(BooleanSupplier open) throws InterruptedException {
        consumer.subscribe(around.settings().topics(), lanes);
        while (open.getAsBoolean()) {
            place();
            boolean full = isFull();
            lanes.steer(full);
            poll();
            lanes.move();
            look();
        }
    }

    private void place() {
        if (lanes.isPlaced() || !placing.isReady()) {
            return;
        }
        try {
            lanes.place();
            placing.succeeded();
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            placing.failed();
            around.storing().is("It cannot be told from where to read on in Kafka: " + e.getMessage());
        }
    }

    /** Whether so much is on its way that no more can be taken, even after a while. */
    private boolean isFull() throws InterruptedException {
        int room = POLLS_AHEAD * around.settings().maxPollRecords();
        if (lanes.moving() < room) {
            return false;
        }
        lanes.await(ROOM);
        lanes.move();
        return lanes.moving() >= room;
    }

    private void poll() {
        boolean idle = lanes.isPlaced() && lanes.all().stream().allMatch(lane -> lane.size() == 0);
        try {
            lanes.add(consumer.poll(idle ? IDLE : BUSY));
        } catch (OffsetOutOfRangeException e) {
            lanes.outOfRange(e.offsetOutOfRangePartitions().keySet());
        }
    }

    private void look() {
        long now = around.nanoTime().getAsLong();
        if (now < nextLook) {
            return;
        }
        nextLook = now + LOOK_EVERY;
        pulse.feel();
        around.meters().lag(lanes.lag());
        tellStoring();
        Map<TopicPartition, OffsetAndMetadata> news = news();
        if (!news.isEmpty()) {
            consumer.commitAsync(news, (offsets, failure) -> {
                if (failure != null) {
                    LOG.debug("Kafka was not told the offsets; it will be, with the next ones", failure);
                }
            });
        }
        if (now - began >= ESTABLISHED) {
            around.client().isOver();
        }
    }

    private void tellStoring() {
        Optional<Lane> failing =
                lanes.all().stream().filter(lane -> lane.failure() != null).findFirst();
        if (failing.isPresent()) {
            Lane lane = failing.get();
            around.storing()
                    .is("Records of " + lane.partition() + " wait to be stored; they are tried again until they are: "
                            + lane.failure());
        } else if (lanes.isPlaced()) {
            around.storing().isOver();
        }
    }

    /** Kafka's own note of the offsets, which nobody reads but those who watch the lag of the group. */
    private void tellAtLast() {
        try {
            consumer.commitSync(news(), TELL);
        } catch (KafkaException e) {
            LOG.debug("Kafka was not told the last offsets", e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> news() {
        Map<TopicPartition, OffsetAndMetadata> news = new HashMap<>();
        for (Lane lane : lanes.all()) {
            Long before = told.put(lane.partition(), lane.stored());
            if (lane.stored() >= 0 && (before == null || before != lane.stored())) {
                news.put(lane.partition(), new OffsetAndMetadata(lane.stored()));
            }
        }
        return news;
    }

    private Lane lane(TopicPartition partition) {
        return new Lane(partition, around.reader(), around.intake(), around.meters(), around.nanoTime());
    }
}
