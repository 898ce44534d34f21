package io.tocsin.api.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code tocsin.kafka.*}; {@code docs/kafka.md} explains them to users.
 *
 * @param bootstrapServers {@code host:port}, several joined by commas; null or blank: Kafka is not read
 * @param topics to be read, at least one
 * @param groupId of the consumer group among whose members the partitions are shared
 * @param maxPollRecords at most so many records are taken from the client at once; twice as many may be on their way
 * @param properties passed to the client as they are, for TLS, SASL and tuning
 */
public record KafkaSettings(
        @Nullable String bootstrapServers,
        @DefaultValue("tocsin.messages") List<String> topics,
        @DefaultValue("tocsin") String groupId,
        @DefaultValue("2000") int maxPollRecords,
        @DefaultValue Map<String, String> properties) {

    /** What the exactly-once effect rests on, or what has a setting of its own. */
    private static final Set<String> NOT_FOR_USERS = Set.of(
            "bootstrap.servers",
            "group.id",
            "max.poll.records",
            "enable.auto.commit",
            "auto.offset.reset",
            "key.deserializer",
            "value.deserializer");

    /** @throws IllegalArgumentException naming the setting at fault, and what was expected */
    public KafkaSettings {
        topics = List.copyOf(topics);
        properties = Map.copyOf(properties);
        if (topics.isEmpty() || topics.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("Expected tocsin.kafka.topics to name topics, but it is " + topics);
        }
        if (groupId.isBlank()) {
            throw new IllegalArgumentException("Expected tocsin.kafka.group-id to name a group, but it is blank");
        }
        if (maxPollRecords < 1) {
            throw new IllegalArgumentException(
                    "Expected tocsin.kafka.max-poll-records to be at least 1, but it is " + maxPollRecords);
        }
        for (String name : properties.keySet()) {
            if (NOT_FOR_USERS.contains(name)) {
                throw new IllegalArgumentException("Expected tocsin.kafka.properties without " + name
                        + ", which Tocsin sets itself, but it is there");
            }
        }
    }

    /** Whether there is a Kafka to be read. */
    public boolean enabled() {
        return bootstrapServers != null && !bootstrapServers.isBlank();
    }

    /** Without the values of the properties: there are passwords among them. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=" + bootstrapServers + ", topics=" + topics + ", groupId=" + groupId
                + ", maxPollRecords=" + maxPollRecords + ", properties=" + properties.keySet() + "]";
    }
}
