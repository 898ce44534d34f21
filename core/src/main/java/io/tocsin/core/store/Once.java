package io.tocsin.core.store;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What was done already: the senders' keys for their deliveries and commands (within 24 hours), and how far each stream was
 * read. Runs in the caller's transaction.
 */
public final class Once {

    /** How long a key is remembered at least. */
    public static final Duration REMEMBERED = Duration.ofHours(24);

    /** A key of a sender; the same key of another scope is another key. */
    public record Key(String scope, String text) {}

    /** A part of a stream. */
    public record Partition(String topic, int number) {}

    /** The same for every writer, so that no two wait for each other. */
    private static final Comparator<Partition> ORDER =
            Comparator.comparing(Partition::topic).thenComparing(Partition::number);

    private final JdbcTemplate jdbc;

    Once(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What came of those keys that were used before. */
    public Map<Key, String> outcomes(Collection<Key> keys) {
        Map<Key, String> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        String[] scopes = keys.stream().map(Key::scope).toArray(String[]::new);
        String[] texts = keys.stream().map(Key::text).toArray(String[]::new);
        jdbc.query(
                "SELECT k.scope, k.key, k.outcome FROM unnest(?::text[], ?::text[]) AS w (scope, key)"
                        + " JOIN store.idempotency_key k ON k.scope = w.scope AND k.key = w.key",
                statement -> {
                    statement.setArray(1, statement.getConnection().createArrayOf("text", scopes));
                    statement.setArray(2, statement.getConnection().createArrayOf("text", texts));
                },
                row -> {
                    found.put(new Key(row.getString(1), row.getString(2)), row.getString(3));
                });
        return found;
    }

    /** What came of the key, when it was used before. */
    public Optional<String> outcome(Key key) {
        return Optional.ofNullable(outcomes(List.of(key)).get(key));
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another node used one of them meanwhile */
    public void remember(Map<Key, String> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        String[] scopes = outcomes.keySet().stream().map(Key::scope).toArray(String[]::new);
        String[] texts = outcomes.keySet().stream().map(Key::text).toArray(String[]::new);
        String[] values = outcomes.values().toArray(String[]::new);
        jdbc.update(
                "INSERT INTO store.idempotency_key (scope, key, outcome)"
                        + " SELECT * FROM unnest(?::text[], ?::text[], ?::text[])",
                statement -> {
                    statement.setArray(1, statement.getConnection().createArrayOf("text", scopes));
                    statement.setArray(2, statement.getConnection().createArrayOf("text", texts));
                    statement.setArray(3, statement.getConnection().createArrayOf("text", values));
                });
    }

    /** Forgets keys that are older than {@link #REMEMBERED}. */
    public int forget() {
        return jdbc.update(
                "DELETE FROM store.idempotency_key WHERE recorded_at < now() - make_interval(secs => ?)",
                (double) REMEMBERED.toSeconds());
    }

    /** The offset from which to read on; null when the partition was never read. */
    public @Nullable Long nextOffset(Partition partition) {
        return jdbc
                .query(
                        "SELECT next_offset FROM store.stream_offset WHERE topic = ? AND partition = ?",
                        (row, i) -> row.getLong(1),
                        partition.topic(),
                        partition.number())
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** The offsets from which to read on, of those partitions that were ever read. */
    public Map<Partition, Long> nextOffsets(Collection<Partition> partitions) {
        Map<Partition, Long> found = new HashMap<>();
        for (Partition partition : partitions) {
            Long next = nextOffset(partition);
            if (next != null) {
                found.put(partition, next);
            }
        }
        return found;
    }

    /**
     * Moves partitions on from where they were read to be.
     *
     * @param from as {@link #nextOffsets} told in the same transaction
     * @param to for each partition to be moved
     * @throws ConflictException when another node moved one of them meanwhile
     */
    public void moveOn(Map<Partition, Long> from, Map<Partition, Long> to) {
        to.entrySet().stream().sorted(Map.Entry.comparingByKey(ORDER)).forEach(next -> {
            Partition partition = next.getKey();
            if (move(partition, from.get(partition), next.getValue()) == 0) {
                throw new ConflictException("Expected " + partition + " where it was, but another node moved it on");
            }
        });
    }

    /** Forgets how far the partition was read: it is another than it was. */
    public void startOver(Partition partition) {
        jdbc.update(
                "DELETE FROM store.stream_offset WHERE topic = ? AND partition = ?",
                partition.topic(),
                partition.number());
    }

    private int move(Partition partition, @Nullable Long from, long to) {
        if (from == null) {
            return jdbc.update(
                    "INSERT INTO store.stream_offset (topic, partition, next_offset) VALUES (?, ?, ?)"
                            + " ON CONFLICT (topic, partition) DO NOTHING",
                    partition.topic(),
                    partition.number(),
                    to);
        }
        return jdbc.update(
                "UPDATE store.stream_offset SET next_offset = ? WHERE topic = ? AND partition = ? AND next_offset = ?",
                to,
                partition.topic(),
                partition.number(),
                from);
    }
}
