package io.tocsin.api.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that the group has given to this node, each with its lane. A new one is paused until it is known from where
 * to read it; one that is taken away is first waited for. Used by the polling thread only.
 */
final class Lanes implements ConsumerRebalanceListener {

    /** Well under the time that a member has to give up its partitions. */
    private static final Duration FAREWELL = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final Placing placing;
    private final Function<TopicPartition, Lane> newLane;
    private final LongSupplier nanoTime;
    private final Runnable beforeLeaving;
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private final Set<TopicPartition> unplaced = new HashSet<>();
    private final Set<TopicPartition> outOfRange = new HashSet<>();
    private final Set<TopicPartition> paused = new HashSet<>();

    /** @param beforeLeaving runs when partitions are about to be taken away and everything of them is answered */
    Lanes(
            Consumer<byte[], byte[]> consumer,
            Placing placing,
            Function<TopicPartition, Lane> newLane,
            LongSupplier nanoTime,
            Runnable beforeLeaving) {
        this.consumer = consumer;
        this.placing = placing;
        this.newLane = newLane;
        this.nanoTime = nanoTime;
        this.beforeLeaving = beforeLeaving;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            lanes.put(partition, newLane.apply(partition));
            hold(partition);
        }
    }

    /** Waits for what is on its way: the next owner reads on from behind it. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        long end = nanoTime.getAsLong() + FAREWELL.toNanos();
        for (Lane lane :
                partitions.stream().map(lanes::get).filter(Objects::nonNull).toList()) {
            try {
                lane.awaitAll(Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            lane.settle();
        }
        beforeLeaving.run();
        onPartitionsLost(partitions);
    }

    /** Another node reads them already; what is still on its way finds that the stored offset has moved. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        lanes.keySet().removeAll(partitions);
        unplaced.removeAll(partitions);
        outOfRange.removeAll(partitions);
        paused.removeAll(partitions);
    }

    void add(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Lane lane = lanes.get(new TopicPartition(record.topic(), record.partition()));
            if (lane != null) {
                lane.add(record);
            }
        }
    }

    /** There is no record where these were to be read on; that is looked into once nothing of them is on its way. */
    void outOfRange(Collection<TopicPartition> partitions) {
        partitions.stream().filter(lanes::containsKey).forEach(partition -> {
            outOfRange.add(partition);
            hold(partition);
        });
    }

    /** Lets those begin of which it can be told from where; fails as the database or the broker does. */
    void place() {
        for (TopicPartition partition : List.copyOf(unplaced)) {
            Lane lane = lanes.get(partition);
            if (lane != null && lane.size() == 0) {
                lane.begin(outOfRange.contains(partition) ? placing.atFirst(partition) : placing.atStored(partition));
                outOfRange.remove(partition);
                unplaced.remove(partition);
            }
        }
    }

    /**
     * Takes records of those partitions whose records can be stored, and of none while there are too many on their way.
     *
     * @param full whether there are
     */
    void steer(boolean full) {
        Set<TopicPartition> wait = new HashSet<>(unplaced);
        lanes.forEach((partition, lane) -> {
            if (full || lane.failure() != null) {
                wait.add(partition);
            }
        });
        Set<TopicPartition> more = new HashSet<>(wait);
        more.removeAll(paused);
        Set<TopicPartition> less = new HashSet<>(paused);
        less.removeAll(wait);
        consumer.pause(more);
        consumer.resume(less);
        paused.addAll(more);
        paused.removeAll(less);
    }

    /** Sends in what waits, and lets out what is stored. */
    void move() {
        lanes.values().forEach(Lane::move);
    }

    /** Waits a while for something on its way to be stored. */
    void await(Duration atMost) throws InterruptedException {
        for (Lane lane : lanes.values()) {
            if (lane.failure() == null && lane.isInFlight()) {
                lane.await(atMost);
                return;
            }
        }
    }

    boolean isPlaced() {
        return unplaced.isEmpty();
    }

    Collection<Lane> all() {
        return lanes.values();
    }

    /** How many records are on their way, those of partitions that fail left out: the others need not wait for them. */
    int moving() {
        int moving = 0;
        for (Lane lane : lanes.values()) {
            moving += lane.failure() == null ? lane.size() : 0;
        }
        return moving;
    }

    /** How many records Kafka has that are not stored. */
    long lag() {
        long lag = 0;
        for (Lane lane : lanes.values()) {
            boolean known = !unplaced.contains(lane.partition());
            lag += lane.size() + (known ? consumer.currentLag(lane.partition()).orElse(0) : 0);
        }
        return lag;
    }

    /** It needs some position while it waits for its own, or the client would look for one. */
    private void hold(TopicPartition partition) {
        unplaced.add(partition);
        paused.add(partition);
        consumer.pause(List.of(partition));
        consumer.seek(partition, 0);
    }
}
