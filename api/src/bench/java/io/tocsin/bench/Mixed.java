package io.tocsin.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An ordinary bad day: of ten requests eight repeat what is known, one brings new alerts, one reads the list. Options:
 * {@code alerts}, {@code post}, {@code connections}, {@code seconds}.
 */
final class Mixed {

    private static final Duration PROMISE = Duration.ofMinutes(4);

    private final Target target;
    private final InstantSource clock;
    private final AtomicInteger next = new AtomicInteger();

    Mixed(Target target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
    }

    Result run(Options options) {
        int size = options.number("post", 64);
        int connections = options.number("connections", 8);
        List<Sample> known = Sample.many(0, options.number("alerts", 10_000), "mixed", clock.instant());
        String run = "mixed-" + clock.millis();
        long start = System.nanoTime();
        long nanos = options.seconds("seconds", 10).toNanos();
        Tally tally = Crew.run(target.uri(), connections, (member, connection) -> {
            Tally mine = new Tally();
            for (int i = member; System.nanoTime() - start < nanos; i++) {
                step(i, connection, mine, known, size, run);
            }
            return mine;
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        String name = "mixed, posts of " + size + ", " + connections + " connections";
        return new Result(name, tally.alerts(), seconds, tally.latencies(), tally.failures(), Map.of());
    }

    private void step(int i, Connection connection, Tally tally, List<Sample> known, int size, String run)
            throws IOException {
        switch (i % 10) {
            case 0 -> {
                List<Sample> fresh = Sample.many(next.getAndAdd(size), size, run, clock.instant());
                tally.exchange(connection, post(fresh), size);
            }
            case 1 -> {
                ByteBuffer list = Connection.get(target.uri(), target.listPath("KubernetesRule1"));
                tally.exchange(connection, list, 0);
            }
            default -> {
                int from = Math.floorMod(i * size, Math.max(1, known.size() - size));
                List<Sample> again = known.subList(from, Math.min(known.size(), from + size));
                tally.exchange(connection, post(again), again.size());
            }
        }
    }

    private ByteBuffer post(List<Sample> alerts) {
        return Post.of(target.uri(), alerts, clock.instant().plus(PROMISE)).request();
    }
}
