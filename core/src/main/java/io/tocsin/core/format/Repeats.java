package io.tocsin.core.format;

import io.tocsin.core.message.EventRules;
import io.tocsin.core.message.Sender;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What was read out of the same bytes before. Senders repeat a firing alert byte for byte but for its times; reading it
 * again would give the same, so it is looked up instead. Equal means that every byte is equal.
 *
 * <p>Bounded by entries and by the bytes that it holds; what it gives out is shared with those who keep it. For any number of
 * threads.
 */
final class Repeats {

    /** When it is full, one new entry in so many is let in: what never comes again must not cost those that do. */
    private static final int ADMITTED = 8;

    /** Of one bucket: the places where an entry can be. */
    private static final int WAYS = 4;

    private static final int LARGEST = 16 * 1024;
    private static final int OVERHEAD = 200;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

    private final AtomicReferenceArray<@Nullable Entry> slots;
    private final long limit;
    private final AtomicLong held = new AtomicLong();
    private final AtomicInteger hand = new AtomicInteger();
    private final AtomicInteger applicants = new AtomicInteger();

    /**
     * @param entries a power of two
     * @param limit in bytes; 0 remembers nothing
     */
    Repeats(int entries, long limit) {
        this.slots = new AtomicReferenceArray<>(entries);
        this.limit = limit;
    }

    /** What was read out of an alert of these bytes from a sender with these defaults; null when it is not known. */
    @Nullable Said find(Skim skim, Sender sender) {
        long hash = hash(skim);
        for (int way = 0, first = bucket(hash); way < WAYS; way++) {
            Entry entry = slots.get(first + way);
            if (entry != null && entry.hash == hash && entry.is(skim, sender)) {
                return entry.said;
            }
        }
        return null;
    }

    void put(Skim skim, Sender sender, Said said) {
        long hash = hash(skim);
        int slot = slot(hash);
        boolean full = slots.get(slot) != null || held.get() > limit - LARGEST;
        if (full && applicants.getAndIncrement() % ADMITTED != 0) {
            return;
        }
        Entry entry = Entry.of(hash, skim, sender, said);
        if (entry.cost() > Math.min(LARGEST, limit)) {
            return;
        }
        Entry old = slots.getAndSet(slot, entry);
        held.addAndGet(entry.cost() - (old == null ? 0 : old.cost()));
        while (held.get() > limit) {
            drop(hand.getAndIncrement() & (slots.length() - 1));
        }
    }

    /** In bytes: of what was read, not of what it was read into. */
    long held() {
        return held.get();
    }

    private void drop(int slot) {
        Entry old = slots.getAndSet(slot, null);
        held.addAndGet(old == null ? 0 : -old.cost());
    }

    private int bucket(long hash) {
        return (int) hash & (slots.length() - 1) & -WAYS;
    }

    /** A free place in the bucket, else one that the hash says. */
    private int slot(long hash) {
        int first = bucket(hash);
        for (int way = 0; way < WAYS; way++) {
            if (slots.get(first + way) == null) {
                return first + way;
            }
        }
        return first + ((int) (hash >>> 40) & (WAYS - 1));
    }

    private static long hash(Skim skim) {
        long hash = 1;
        for (int part = Skim.LABELS; part <= Skim.SOURCE; part++) {
            hash = hash(hash, skim.body(), skim.from(part), skim.to(part));
        }
        return hash ^ (hash >>> 32);
    }

    private static long hash(long seed, byte[] body, int from, int to) {
        long hash = seed + to - from;
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            hash = (hash ^ (long) EIGHT.get(body, i)) * ODD;
            hash ^= hash >>> 32;
        }
        for (; i < to; i++) {
            hash = (hash ^ body[i]) * ODD;
        }
        return hash ^ (hash >>> 29);
    }

    /** @param bytes the labels, the annotations and the source, one after the other */
    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(long hash, byte[] bytes, int annotations, int source, Sender sender, Said said) {

        static Entry of(long hash, Skim skim, Sender sender, Said said) {
            int annotations = length(skim, Skim.LABELS);
            int source = annotations + length(skim, Skim.ANNOTATIONS);
            byte[] bytes = new byte[source + length(skim, Skim.SOURCE)];
            copy(skim, Skim.LABELS, bytes, 0);
            copy(skim, Skim.ANNOTATIONS, bytes, annotations);
            copy(skim, Skim.SOURCE, bytes, source);
            return new Entry(hash, bytes, annotations, source, sender, said);
        }

        boolean is(Skim skim, Sender other) {
            return has(skim, Skim.LABELS, 0, annotations)
                    && has(skim, Skim.ANNOTATIONS, annotations, source)
                    && has(skim, Skim.SOURCE, source, bytes.length)
                    && isLike(other);
        }

        /** Whether all that decides where the event does not is the same. */
        private boolean isLike(Sender other) {
            return sender.equals(other)
                    || (sender.rules().equals(EventRules.NONE)
                            && sender.severity() == other.severity()
                            && sender.rules().equals(other.rules())
                            && sender.project().equals(other.project()));
        }

        int cost() {
            return bytes.length + OVERHEAD;
        }

        private boolean has(Skim skim, int part, int from, int to) {
            return Arrays.equals(bytes, from, to, skim.body(), skim.from(part), skim.to(part));
        }

        private static void copy(Skim skim, int part, byte[] target, int at) {
            System.arraycopy(skim.body(), skim.from(part), target, at, length(skim, part));
        }

        private static int length(Skim skim, int part) {
            return skim.to(part) - skim.from(part);
        }
    }
}
