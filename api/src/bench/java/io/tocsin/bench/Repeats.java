package io.tocsin.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The same firing alerts over and over, each time with a new promise: what a server of alerts does nearly all day.
 * Options: {@code alerts}, {@code post} (alerts in one), {@code connections}, {@code warm-up} and {@code seconds}.
 */
final class Repeats {

    private static final Duration PROMISE = Duration.ofMinutes(4);

    private final Target target;
    private final InstantSource clock;

    Repeats(Target target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
    }

    Result run(Options options) {
        int count = options.number("alerts", 10_000);
        int size = options.number("post", 500);
        List<Post> posts = Post.split(
                target.uri(),
                Sample.many(0, count, "repeats", clock.instant()),
                size,
                clock.instant().plus(PROMISE));
        int connections = Math.min(options.number("connections", 4), posts.size());
        rounds(posts, connections, Duration.ZERO);
        rounds(posts, connections, options.seconds("warm-up", 5));
        long start = System.nanoTime();
        Tally tally = rounds(posts, connections, options.seconds("seconds", 10));
        double seconds = (System.nanoTime() - start) / 1e9;
        String name = "repeats of " + count + ", posts of " + size + ", " + connections + " connections";
        return new Result(name, tally.alerts(), seconds, tally.latencies(), tally.failures(), Map.of());
    }

    /** Whole rounds at least one, then on until the time is over; each connection has its own share of the posts. */
    private Tally rounds(List<Post> posts, int connections, Duration atLeast) {
        long start = System.nanoTime();
        return Crew.run(target.uri(), connections, (member, connection) -> {
            List<Post> share = share(posts, member, connections);
            Tally tally = new Tally();
            for (int sent = 0; sent < share.size() || System.nanoTime() - start < atLeast.toNanos(); sent++) {
                Post post = share.get(sent % share.size());
                tally.exchange(connection, post.promising(clock.instant().plus(PROMISE)), post.alerts());
            }
            return tally;
        });
    }

    private static List<Post> share(List<Post> posts, int member, int connections) {
        return IntStream.range(0, posts.size())
                .filter(i -> i % connections == member)
                .mapToObj(posts::get)
                .toList();
    }
}
