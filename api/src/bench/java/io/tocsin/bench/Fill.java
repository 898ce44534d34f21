package io.tocsin.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Stores alerts for the measurement of start, until all are visible: all of them change as often as asked, firing first, firing and ok
 * in turn, so that an odd number of changes leaves them firing. The same alerts in every run. Options: {@code alerts},
 * {@code changes}, {@code post}, {@code connections}, {@code promise} (seconds).
 */
final class Fill {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final int PIECE = 20_000;

    private final Target target;
    private final InstantSource clock;

    Fill(Target target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
    }

    Result run(Options options) {
        int count = options.number("alerts", 100_000);
        int changes = options.number("changes", 1);
        Instant first = clock.instant().minus(STEP.multipliedBy(changes));
        Tally tally = new Tally();
        long start = System.nanoTime();
        for (int change = 0; change < changes; change++) {
            Instant startsAt = first.plus(STEP.multipliedBy(change - change % 2));
            Instant endsAt = change % 2 == 0
                    ? clock.instant().plus(options.seconds("promise", 1800))
                    : first.plus(STEP.multipliedBy(change));
            for (int from = 0; from < count; from += PIECE) {
                int size = Math.min(PIECE, count - from);
                tally.add(send(Sample.many(from, size, "fill", startsAt), endsAt, options));
            }
        }
        target.awaitVisible();
        double seconds = (System.nanoTime() - start) / 1e9;
        String name = "fill with " + count + ", " + changes + " changes each";
        return new Result(name, tally.alerts(), seconds, tally.latencies(), tally.failures(), Map.of());
    }

    private Tally send(List<Sample> alerts, Instant endsAt, Options options) {
        int connections = options.number("connections", 2);
        int size = options.number("post", 500);
        return Crew.run(target.uri(), connections, (member, connection) -> {
            Tally tally = new Tally();
            List<Sample> share = IntStream.range(0, alerts.size())
                    .filter(i -> i / size % connections == member)
                    .mapToObj(alerts::get)
                    .toList();
            for (Post post : Post.split(target.uri(), share, size, endsAt)) {
                tally.exchange(connection, post.request(), post.alerts());
            }
            return tally;
        });
    }
}
