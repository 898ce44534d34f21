package io.tocsin.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.intake.IntakeSettings;
import io.tocsin.core.message.MessageArrival;
import io.tocsin.core.message.StreamPosition;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.Once;
import io.tocsin.core.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A topic of its own on the broker and a fresh database, with as many nodes as the test starts. */
final class Stand implements AutoCloseable {

    static final int PARTITIONS = 3;

    final EventStorage storage;
    final SwitchedDataSource link;
    final String topic = "t" + UUID.randomUUID().toString().replace("-", "");
    private final KafkaForTests kafka;
    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Node> nodes = new ArrayList<>();
    private final Queue<Future<RecordMetadata>> sent = new ConcurrentLinkedQueue<>();

    Stand(KafkaForTests kafka) {
        this.kafka = kafka;
        EventStorage.migrate(database.dataSource());
        link = new SwitchedDataSource(database.dataSource());
        storage = new EventStorage(link);
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        200,
                        // A second request may overtake the first while a new partition gets its leader; the broker
                        // then
                        // refuses all that follows as out of sequence.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        createTopic();
    }

    void createTopic() {
        admin(admin -> admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                .all());
    }

    void admin(java.util.function.Function<Admin, org.apache.kafka.common.KafkaFuture<?>> work) {
        try (Admin admin = kafka.admin()) {
            work.apply(admin).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    KafkaSettings settings(String group) {
        return new KafkaSettings(
                kafka.bootstrapServers(),
                List.of(topic),
                topic + group,
                500,
                Map.of("reconnect.backoff.max.ms", "200", "metadata.max.age.ms", "1000"));
    }

    Node node() {
        return node("", IntakeSettings.defaults());
    }

    Node node(String group, IntakeSettings limits) {
        Node node = new Node(storage, settings(group), limits);
        nodes.add(node);
        return node;
    }

    /** An event of its own alert. */
    static String event(int number) {
        return "{\"trigger\": \"DiskFull\", \"labels\": {\"host\": \"h" + number + "\"}}";
    }

    void send(String value) {
        send(0, value, Map.of());
    }

    void send(int partition, @Nullable String value, Map<String, String> headers) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, null, bytes);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        sent.add(producer.send(record));
    }

    /** Spread over all partitions. */
    void sendEvents(int from, int to) {
        for (int i = from; i < to; i++) {
            send(i % PARTITIONS, event(i), Map.of());
        }
    }

    /** Returns when the broker has all that was sent. */
    void flush() {
        producer.flush();
        for (Future<RecordMetadata> answer : sent) {
            assertThat(answer).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    /** The offset from which the partition is read on; 0 when it was never read. */
    long next(int partition) {
        Long next = storage.once().nextOffset(new Once.Partition(topic, partition));
        return next == null ? 0 : next;
    }

    /** Of all partitions together. */
    long next() {
        long sum = 0;
        for (int i = 0; i < PARTITIONS; i++) {
            sum += next(i);
        }
        return sum;
    }

    <E> List<E> told(Class<E> type) {
        return storage.log().after(0, 1_000_000).stream()
                .map(StoredEvent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Where the stored messages came from, in the order in which they were stored. */
    List<StreamPosition> positions() {
        List<StreamPosition> positions = new ArrayList<>();
        for (MessageArrival message : told(MessageArrival.class)) {
            StreamPosition position = message.envelope().position();
            if (position != null) {
                positions.add(position);
            }
        }
        return positions;
    }

    /** Every record of the partitions is stored once, in order. */
    void assertStoredOnce(int records) {
        List<StreamPosition> positions = positions();
        assertThat(positions).doesNotHaveDuplicates().hasSize(records);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int wanted = partition;
            assertThat(positions.stream().filter(p -> p.partition() == wanted).map(StreamPosition::offset))
                    .isSorted();
        }
    }

    static void await(String what, BooleanSupplier question) {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!question.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 90 s " + what).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    void awaitNext(long sum) {
        try {
            await("the stored offsets come to " + sum, () -> next() >= sum);
        } catch (AssertionError e) {
            long taken = sent.stream().filter(Future::isDone).count();
            throw new AssertionError("Kafka has taken " + taken + " of " + sent.size() + ", stored are " + next(), e);
        }
    }

    @Override
    public void close() {
        link.connect();
        nodes.forEach(Node::close);
        producer.close(Duration.ofSeconds(5));
        database.close();
    }
}
