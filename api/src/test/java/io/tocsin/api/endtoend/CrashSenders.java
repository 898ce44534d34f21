package io.tocsin.api.endtoend;

import io.tocsin.api.Eventually;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Senders that never give up: each posts one message after the other, every message with its own idempotency key and
 * with alerts that no other message names, again and again until it gets its 2xx.
 */
final class CrashSenders {

    static final String PROJECT = "crash";
    static final String SOURCE = "crash";

    private static final int SENDERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TocsinClient client;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Set<String> instances = ConcurrentHashMap.newKeySet();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    CrashSenders(TocsinClient client) {
        this.client = client;
    }

    void start() {
        for (int sender = 0; sender < SENDERS; sender++) {
            String name = "sender-" + sender;
            threads.add(Thread.ofPlatform().name(name).start(() -> send(name)));
        }
    }

    /** How many messages got their 2xx. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** The {@code instance} labels of all alerts in acknowledged messages. */
    Set<String> instances() {
        return Set.copyOf(instances);
    }

    /** Waits until so many more messages are acknowledged. */
    void awaitMore(int messages, Duration atMost) {
        int enough = acknowledged() + messages;
        Eventually.until(messages + " more messages are acknowledged", atMost, () -> {
            throwFailure();
            return acknowledged() >= enough;
        });
    }

    /** Lets each sender bring its last message to an end; fails when one of them could not. */
    void finish() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            if (!thread.join(PATIENCE)) {
                throw new AssertionError("Expected " + thread.getName() + " to come to an end");
            }
        }
        throwFailure();
    }

    private void throwFailure() {
        if (!failures.isEmpty()) {
            throw new AssertionError("Expected every sender to go on", failures.peek());
        }
    }

    private void send(String sender) {
        try {
            for (int number = 0; !stopping; number++) {
                String key = sender + "-" + number;
                Eventually.until(key + " is acknowledged", PATIENCE, () -> isAcknowledged(key));
                instances.add(key + "-instant");
                instances.add(key + "-lasting");
                acknowledged.incrementAndGet();
            }
        } catch (AssertionError e) {
            failures.add(e);
        }
    }

    private boolean isAcknowledged(String key) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.post("/api/v1/messages", body(key), Map.of("Idempotency-Key", key, "X-Tocsin-Source", SOURCE));
        if (answer.statusCode() / 100 == 4) {
            throw new AssertionError(
                    "Expected 2xx, or 503, for " + key + ", but got " + answer.statusCode() + ": " + answer.body());
        }
        return answer.statusCode() / 100 == 2;
    }

    private static String body(String key) {
        return """
                {"events": [
                  {"project": "%1$s", "trigger": "CrashInstant", "kind": "instant", "labels": {"instance": "%2$s-instant"}},
                  {"project": "%1$s", "trigger": "CrashLasting", "kind": "lasting", "labels": {"instance": "%2$s-lasting"}}
                ]}""".formatted(PROJECT, key);
    }
}
