package io.tocsin.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every alert is new: it is raised and opens or joins an incident (one for each of 50 triggers in 10 projects). Options:
 * {@code alerts}, {@code post}, {@code connections}, {@code warm-up-alerts}. Beside the rate to commit, the rate to
 * visible: all projections have seen all, where the server shows that.
 */
final class Fresh {

    private final Target target;
    private final InstantSource clock;

    Fresh(Target target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
    }

    Result run(Options options) {
        int count = options.number("alerts", 100_000);
        int size = options.number("post", 500);
        int connections = options.number("connections", 4);
        String run = "fresh-" + clock.millis();
        send(posts(0, options.number("warm-up-alerts", 20_000), size, run + "-warm-up"), connections);
        target.awaitVisible();
        List<Post> posts = posts(0, count, size, run);
        long start = System.nanoTime();
        Tally tally = send(posts, connections);
        double committed = (System.nanoTime() - start) / 1e9;
        Map<String, Double> more = new LinkedHashMap<>();
        if (target.awaitVisible()) {
            double visible = (System.nanoTime() - start) / 1e9;
            more.put("visiblePerSecond", tally.alerts() / visible);
        }
        String name = "new, posts of " + size + ", " + connections + " connections";
        return new Result(name, tally.alerts(), committed, tally.latencies(), tally.failures(), more);
    }

    private List<Post> posts(int from, int count, int size, String run) {
        List<Sample> alerts = Sample.many(from, count, run, clock.instant());
        return Post.split(target.uri(), alerts, size, clock.instant().plus(Duration.ofMinutes(30)));
    }

    private Tally send(List<Post> posts, int connections) {
        return Crew.run(target.uri(), connections, (member, connection) -> {
            Tally tally = new Tally();
            for (int i = member; i < posts.size(); i += connections) {
                tally.exchange(connection, posts.get(i).request(), posts.get(i).alerts());
            }
            return tally;
        });
    }
}
