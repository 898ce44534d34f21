package io.tocsin.api.stream;

import io.tocsin.api.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who reads a stream, and notes what it says. */
final class Listener {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicInteger flushes = new AtomicInteger();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream() {
        @Override
        public void flush() throws IOException {
            flushes.incrementAndGet();
            await();
        }
    };
    private final Thread thread;
    private volatile CountDownLatch barrier = new CountDownLatch(0);

    private Listener(Hub hub, Incidents incidents, String mql, Position after, Duration heartbeat) {
        Group group = Objects.requireNonNull(hub.join(SampleStream.condition(mql)));
        Reader reader = new Reader(hub, group, incidents, InstantSource.system(), heartbeat, heard);
        thread = Thread.ofVirtual().start(() -> {
            try {
                reader.run(after);
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                hub.leave(group);
            }
        });
    }

    /** Returns once it hears. */
    static Listener listen(Hub hub, Incidents incidents, String mql, Position after) {
        return listen(hub, incidents, mql, after, Duration.ofMinutes(1));
    }

    static Listener listen(Hub hub, Incidents incidents, String mql, Position after, Duration heartbeat) {
        Listener listener = new Listener(hub, incidents, mql, after, heartbeat);
        listener.awaitBegin();
        return listener;
    }

    /** Returns at once. */
    static Listener begin(Hub hub, Incidents incidents, String mql) {
        return new Listener(hub, incidents, mql, new Position.Now(), Duration.ofMinutes(1));
    }

    void awaitBegin() {
        Eventually.until("the stream begins", SOON, () -> flushes.get() > 0);
    }

    /** Reads no further for now. */
    void stall() {
        barrier = new CountDownLatch(1);
    }

    void goOn() {
        barrier.countDown();
    }

    String text() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    /** Its events, each in one line: name, data, id; without those that only say where it is. */
    List<String> events() {
        return Arrays.stream(text().split("\n\n"))
                .filter(block -> block.contains("event: "))
                .map(block -> block.replace("event: ", "")
                        .replace("data: ", "")
                        .replace("id: ", "")
                        .replace('\n', ' ')
                        .strip())
                .toList();
    }

    void awaitEvents(int count) {
        Eventually.until("there are " + count + " events", SOON, () -> events().size() >= count);
    }

    void awaitEnd() {
        Eventually.until("the stream ends", SOON, () -> !thread.isAlive());
    }

    void leave() {
        thread.interrupt();
        awaitEnd();
    }

    private void await() throws IOException {
        try {
            barrier.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
