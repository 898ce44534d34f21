package io.tocsin.api.stream;

import io.tocsin.api.stream.Incidents.Shown;
import io.tocsin.mql.ast.Query;
import io.tocsin.projections.match.Changes.Change;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One reader: what waits for it, bounded, and the thread that writes it. {@link #tell}, {@link #isAt} and {@link #end} are called
 * by the hub; all else by the reader's own thread, which may be as slow as it likes.
 */
final class Reader {

    /** So many events may wait for a reader. */
    static final int WAITING = 2_000;

    /** So many characters of them. */
    static final long WAITING_CHARACTERS = 8L << 20;

    /** Whoever was away longer is told the present state instead. */
    static final int KEPT_EVENTS = 20_000;

    /** Of the present state so many incidents are told. */
    static final int PRESENT = 1_000;

    private static final long REST_NANOS = 20_000_000;

    private final Hub hub;
    private final Group group;
    private final Incidents incidents;
    private final InstantSource clock;
    private final Duration heartbeat;
    private final OutputStream out;
    private final LinkedBlockingQueue<Told> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong characters = new AtomicLong();
    private volatile long reached;
    private volatile boolean ended;

    Reader(Hub hub, Group group, Incidents incidents, InstantSource clock, Duration heartbeat, OutputStream out) {
        this.hub = hub;
        this.group = group;
        this.incidents = incidents;
        this.clock = clock;
        this.heartbeat = heartbeat;
        this.out = out;
    }

    /**
     * What has just come, unless too much waits already: then this reader hears that it is too slow, and nothing else.
     *
     * @return whether it has just become too slow
     */
    boolean tell(Told.News news) {
        if (ended) {
            return false;
        }
        long all = characters.addAndGet(news.text().length());
        if (waiting.size() >= WAITING || all > WAITING_CHARACTERS) {
            end(Told.Why.SLOW);
            return true;
        }
        waiting.add(news);
        return false;
    }

    /** All up to the position has been told. */
    void isAt(long position) {
        reached = position;
    }

    void end(Told.Why why) {
        if (!ended) {
            ended = true;
            waiting.clear();
            waiting.add(new Told.End(why));
        }
    }

    /**
     * Writes until the reader goes away, is too slow, or the hub closes.
     *
     * @param after the last position that the reader has
     * @throws IOException when the reader went away
     */
    void run(Position after) throws IOException, InterruptedException {
        try {
            catchUp(begin(after));
            while (writeNext()) {
                flushIfIdle();
            }
            out.flush();
        } finally {
            hub.detach(group, this);
        }
    }

    /** Where the stream begins. */
    private long begin(Position after) throws IOException {
        long now = hub.position();
        return switch (after) {
            case Position.Now ignored -> {
                write("retry: 2000\n" + Told.at(now));
                yield now;
            }
            case Position.Behind(long position)
            when now - position <= KEPT_EVENTS && (position <= now || position <= incidents.position()) -> position;
            case Position.Behind ignored -> beginAnew(now);
            case Position.Unknown ignored -> beginAnew(now);
        };
    }

    private long beginAnew(long now) throws IOException {
        List<String> present = incidents.present(Query.of(group.condition), clock.instant(), PRESENT + 1);
        boolean complete = present.size() <= PRESENT;
        write(Told.event("reset", "{\"position\":" + now + ",\"complete\":" + complete + '}') + '\n');
        for (String incident : present.subList(0, Math.min(PRESENT, present.size()))) {
            write(Told.event("incident", incident) + '\n');
        }
        write(Told.at(now));
        return now;
    }

    /** Until this reader is where the others are; on another node it may be ahead of them. */
    private void catchUp(long from) throws IOException {
        long position = from;
        while (!hub.attach(group, this, position)) {
            long to = Math.min(hub.position(), position + Hub.EVENTS_AT_ONCE);
            if (to <= position) {
                LockSupport.parkNanos(this, REST_NANOS);
                continue;
            }
            Instant now = clock.instant();
            List<Change> changes = incidents.changed(position, to);
            Map<Long, Shown> shown =
                    incidents.read(changes.stream().map(Change::number).toList(), group.asked, now);
            for (Told.News news : group.tellAgain(changes, shown, now)) {
                write(news.text());
            }
            write(Told.at(to));
            out.flush();
            position = to;
        }
        out.flush();
    }

    /** False after the last. */
    private boolean writeNext() throws IOException, InterruptedException {
        long before = reached;
        Told next = waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            write(": \n" + Told.at(before));
            return true;
        }
        characters.addAndGet(-next.text().length());
        write(next.text());
        return next instanceof Told.News;
    }

    private void flushIfIdle() throws IOException {
        if (waiting.isEmpty()) {
            out.flush();
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
