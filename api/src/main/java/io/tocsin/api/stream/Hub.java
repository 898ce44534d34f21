package io.tocsin.api.stream;

import io.tocsin.api.program.TocsinSettings;
import io.tocsin.api.stream.Incidents.Shown;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Query;
import io.tocsin.projections.match.Asked;
import io.tocsin.projections.match.Changes.Change;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Knows who reads what, and tells them what has changed. While nobody reads, it does nothing. Safe for use by many threads; one
 * of them looks.
 */
@Component
final class Hub {

    /** So many events are looked at at once, and so many incidents told of, that readers can keep up with. */
    static final int EVENTS_AT_ONCE = 5_000;

    static final int CHANGES_AT_ONCE = 500;

    private final Incidents incidents;
    private final InstantSource clock;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Expression, Group> groups = new HashMap<>();
    private final LongAdder slow = new LongAdder();
    private long position;
    private int users;
    private boolean closed;

    @Autowired
    Hub(Incidents incidents, InstantSource clock, TocsinSettings settings) {
        this(incidents, clock, settings.limits().streamReaders());
    }

    /** @param most readers at once */
    Hub(Incidents incidents, InstantSource clock, int most) {
        this.incidents = incidents;
        this.clock = clock;
        this.most = most;
    }

    /**
     * Makes sure that the condition is followed from now on; to be {@link #leave}d, whatever comes.
     *
     * @return null when there are too many readers, or no more are taken
     */
    @Nullable Group join(Expression condition) {
        Group group = locked(() -> enter(condition.withoutRanges()));
        if (group != null) {
            try {
                load(group);
            } catch (RuntimeException e) {
                leave(group);
                throw e;
            }
        }
        return group;
    }

    void leave(Group group) {
        locked(() -> {
            users--;
            if (--group.users == 0) {
                groups.remove(group.condition, group);
            }
            return group;
        });
    }

    /** Up to where all readers have been told. Only for who has joined. */
    long position() {
        return locked(() -> position);
    }

    /** From now on the reader is told of everything behind the position; false when others are ahead of it. */
    boolean attach(Group group, Reader reader, long from) {
        return locked(() -> {
            if (from != position) {
                return false;
            }
            group.readers.add(reader);
            reader.isAt(position);
            if (closed) {
                reader.end(Told.Why.STOPPING);
            }
            return true;
        });
    }

    void detach(Group group, Reader reader) {
        locked(() -> group.readers.remove(reader));
    }

    /** How many readers there are. */
    int readers() {
        return locked(() -> users);
    }

    /** How many were too slow, since the start. */
    long slow() {
        return slow.sum();
    }

    /** Tells everybody what has changed since the last look, or a part of it; whether there is more. */
    boolean look() {
        return locked(() -> !groups.isEmpty() && lookOnce());
    }

    /** No more readers are taken, and those that there are hear why. */
    void close() {
        locked(() -> {
            closed = true;
            groups.values().forEach(group -> group.readers.forEach(reader -> reader.end(Told.Why.STOPPING)));
            return closed;
        });
    }

    private boolean lookOnce() {
        long visible = incidents.position();
        long to = Math.min(visible, position + EVENTS_AT_ONCE);
        if (to <= position) {
            return false;
        }
        List<Change> changes = incidents.changed(position, to);
        if (changes.size() > CHANGES_AT_ONCE) {
            changes = changes.subList(0, CHANGES_AT_ONCE);
            to = changes.getLast().position();
        }
        tell(changes, to);
        position = to;
        return to < visible;
    }

    private void tell(List<Change> changes, long to) {
        Instant now = clock.instant();
        Map<Long, Shown> shown = read(changes, now);
        for (Group group : groups.values()) {
            for (Change change : changes) {
                Told.News news = group.tell(change, shown.get(change.number()), now);
                if (news != null) {
                    slow.add(group.readers.stream()
                            .filter(reader -> reader.tell(news))
                            .count());
                }
            }
            group.readers.forEach(reader -> reader.isAt(to));
        }
    }

    private Map<Long, Shown> read(List<Change> changes, Instant now) {
        if (changes.isEmpty()) {
            return Map.of();
        }
        Asked asked = Asked.by(groups.keySet());
        return incidents.read(changes.stream().map(Change::number).toList(), asked, now);
    }

    private @Nullable Group enter(Expression condition) {
        if (closed || users >= most) {
            return null;
        }
        if (groups.isEmpty()) {
            position = incidents.position();
        }
        Group group = groups.computeIfAbsent(condition, Group::new);
        users++;
        group.users++;
        return group;
    }

    /** The first who asks looks for those that satisfy the condition, outside of the lock; the others wait for that. */
    private void load(Group group) {
        boolean first = locked(group::begin);
        if (!first) {
            await(group);
            return;
        }
        try {
            List<Long> numbers = group.isEverything()
                    ? List.of()
                    : incidents.matching(Query.of(group.condition), clock.instant(), Group.KNOWN + 1);
            locked(() -> {
                group.load(numbers);
                return group;
            });
        } catch (RuntimeException e) {
            locked(() -> groups.remove(group.condition, group));
            group.loaded.completeExceptionally(e);
            throw e;
        }
    }

    private static void await(Group group) {
        try {
            group.loaded.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
