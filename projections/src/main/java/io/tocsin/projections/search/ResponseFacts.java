package io.tocsin.projections.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What of each incident tells how soon it was answered, kept in memory: 28 bytes each, so that all of them are counted without
 * reading a table. Each time only what has turned since is read. Tables that were rebuilt are told from the others. Safe for use
 * by many threads, which take turns.
 */
final class ResponseFacts {

    /** Of the heap, at most; with more incidents than that, nothing is kept. */
    private static final int PART_OF_HEAP = 16;

    private static final int BYTES_OF_ONE = 28;
    private static final int FIRST_ROOM = 1_024;

    private static final String STAND =
            "SELECT incarnation::text, position, (SELECT coalesce(max(number), 0) FROM incident) FROM applied";

    /** An answered one is late or not; one that waits will be. */
    private static final String TURNED = """
            SELECT number, severity, service_level, taken IS NOT NULL,
                   (extract(epoch FROM opened) * 1000000)::bigint,
                   coalesce((extract(epoch FROM taken - opened) * 1000000)::bigint, -1),
                   CASE WHEN breached THEN 0
                        WHEN deadline IS NULL THEN 9223372036854775807
                        WHEN answered IS NULL THEN (extract(epoch FROM deadline) * 1000000)::bigint
                        WHEN answered > deadline THEN 0
                        ELSE 9223372036854775807 END
            FROM (SELECT i.*, CASE WHEN coalesce(i.awake, i.status) NOT IN ('new', 'todo', 'retrospective')
                                   THEN coalesce(i.taken, i.closed) END AS answered
                  FROM incident i WHERE i.moved > ? AND i.turned > ?) i
            """;

    private final long most;
    private final Lock turn = new ReentrantLock();
    private final Map<String, Integer> levels = new HashMap<>();
    private @Nullable String incarnation;
    private long position = -1;
    private int room;
    private long[] opened = {};
    private long[] response = {};
    private long[] lateFrom = {};
    private short[] level = {};
    private byte[] severity = {};
    private boolean[] taken = {};

    ResponseFacts() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /** @param bytes at most, roughly */
    ResponseFacts(long bytes) {
        this.most = bytes / BYTES_OF_ONE;
    }

    /**
     * One incident.
     *
     * @param opened microseconds of the epoch, as all times here
     * @param response from its opening to the first take; -1 while nobody has taken it
     * @param lateFrom from then on it counts as breached; the end of time when it never will
     */
    record Fact(int severity, String serviceLevel, boolean taken, long opened, long response, long lateFrom) {}

    /**
     * Hands over all incidents there are, as the tables have them now. Only within an answer.
     *
     * @return false when there are too many to be kept; nothing was handed over
     */
    boolean each(Reader reader, Consumer<Fact> consumer) {
        Stand stand = reader.rows(
                        Sql.of(STAND), (row, i) -> new Stand(row.getString(1), row.getLong(2), row.getLong(3)))
                .getFirst();
        turn.lock();
        try {
            if (stand.newest > most) {
                forget(null);
                return false;
            }
            refresh(reader, stand);
            tell(consumer);
            return true;
        } finally {
            turn.unlock();
        }
    }

    private void refresh(Reader reader, Stand stand) {
        if (!stand.incarnation.equals(incarnation)) {
            forget(stand.incarnation);
        }
        if (stand.position <= position) {
            return;
        }
        grow((int) stand.newest + 1);
        reader.each(Sql.of(TURNED, position, position), row -> {
            int number = row.getInt(1);
            severity[number] = row.getByte(2);
            level[number] = (short) (int) levels.computeIfAbsent(row.getString(3), name -> levels.size());
            taken[number] = row.getBoolean(4);
            opened[number] = row.getLong(5);
            response[number] = row.getLong(6);
            lateFrom[number] = row.getLong(7);
        });
        position = stand.position;
    }

    private void tell(Consumer<Fact> consumer) {
        String[] names = new String[levels.size()];
        levels.forEach((name, number) -> names[number] = name);
        for (int number = 0; number < room; number++) {
            if (severity[number] != 0) {
                consumer.accept(new Fact(
                        severity[number],
                        names[level[number]],
                        taken[number],
                        opened[number],
                        response[number],
                        lateFrom[number]));
            }
        }
    }

    private void forget(@Nullable String next) {
        incarnation = next;
        position = -1;
        levels.clear();
        resize(0);
    }

    private void grow(int wanted) {
        if (wanted > room) {
            resize(Math.max(wanted, Math.min(room * 2, (int) Math.min(most + 1, Integer.MAX_VALUE - 8))));
        }
    }

    private void resize(int to) {
        room = to == 0 ? 0 : Math.max(to, FIRST_ROOM);
        opened = Arrays.copyOf(opened, room);
        response = Arrays.copyOf(response, room);
        lateFrom = Arrays.copyOf(lateFrom, room);
        level = Arrays.copyOf(level, room);
        severity = Arrays.copyOf(severity, room);
        taken = Arrays.copyOf(taken, room);
    }

    private record Stand(String incarnation, long position, long newest) {}
}
