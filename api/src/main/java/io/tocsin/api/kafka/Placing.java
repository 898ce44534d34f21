package io.tocsin.api.kafka;

import io.tocsin.core.store.Once;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From where a partition is read: from the offset stored in PostgreSQL, else from its first record. */
final class Placing {

    private static final Logger LOG = LoggerFactory.getLogger(Placing.class);
    private static final Duration QUESTION = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Once once;

    Placing(Consumer<byte[], byte[]> consumer, Once once) {
        this.consumer = consumer;
        this.once = once;
    }

    /** @return the offset up to which everything is stored */
    long atStored(TopicPartition partition) {
        Long stored = once.nextOffset(name(partition));
        if (stored == null) {
            consumer.seekToBeginning(Set.of(partition));
            return 0;
        }
        consumer.seek(partition, stored);
        return stored;
    }

    /**
     * Where the broker has no record at the stored offset. Either retention removed records before they were read: the first
     * that is left comes next. Or the topic is not the one that was read, for it ends before: it is read from its start.
     *
     * @return the offset up to which everything is stored
     * @throws KafkaException when the broker does not say where the partition starts
     */
    long atFirst(TopicPartition partition) {
        Long stored = once.nextOffset(name(partition));
        Long first = consumer.beginningOffsets(Set.of(partition), QUESTION).get(partition);
        if (first == null) {
            throw new KafkaException("Expected to learn where " + partition + " starts, but was not told");
        }
        consumer.seekToBeginning(Set.of(partition));
        return stored != null && stored < first ? afterGap(partition, stored, first) : anew(partition, stored);
    }

    private static long afterGap(TopicPartition partition, long stored, long first) {
        LOG.warn(
                "{} starts at {}, but {} is the next record to be read: {} records were removed by retention before they"
                        + " were read, and are lost",
                partition,
                first,
                stored,
                first - stored);
        return stored;
    }

    private long anew(TopicPartition partition, @Nullable Long stored) {
        LOG.warn(
                "{} ends before {}, the next record to be read: the topic was made anew or has lost records. It is read"
                        + " from its start",
                partition,
                stored);
        once.startOver(name(partition));
        return 0;
    }

    private static Once.Partition name(TopicPartition partition) {
        return new Once.Partition(partition.topic(), partition.partition());
    }
}
