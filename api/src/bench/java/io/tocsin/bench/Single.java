package io.tocsin.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One alert at a time on an idle server, each with a trigger of its own and so with an incident of its own: how long to
 * 2xx, and how long until the incident is on the queue's first page, which is asked for again and again. It is closed
 * afterwards so that the page stays short. Options: {@code count}, {@code warm-up-count}. Best on a server without open
 * incidents, else the new one may be on a later page.
 */
final class Single {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofNanos(200_000);
    private static final String NUMBER = "\"number\":";

    private final Target target;
    private final InstantSource clock;

    Single(Target target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
    }

    Result run(Options options) throws IOException {
        int warmUp = options.number("warm-up-count", 300);
        int count = options.number("count", 300);
        String run = "Single" + clock.millis() + "x";
        Tally tally = new Tally();
        Latencies visible = new Latencies();
        long start = System.nanoTime();
        try (Connection sender = new Connection(target.uri());
                Connection reader = new Connection(target.uri())) {
            for (int i = 0; i < warmUp + count; i++) {
                boolean counts = i >= warmUp;
                one(run + i + "x", sender, reader, counts ? tally : new Tally(), counts ? visible : new Latencies());
            }
        }
        Map<String, Double> more = new LinkedHashMap<>();
        more.put("visibleP50Millis", visible.millisAt(0.5));
        more.put("visibleP99Millis", visible.millisAt(0.99));
        more.put("visibleMaxMillis", visible.maxMillis());
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result("one alert, idle", tally.alerts(), seconds, tally.latencies(), tally.failures(), more);
    }

    private void one(String trigger, Connection sender, Connection reader, Tally tally, Latencies visible)
            throws IOException {
        Instant now = clock.instant();
        Sample alert = new Sample(0, trigger, "default", "single", now);
        Post post = Post.of(target.uri(), List.of(alert), now.plus(Duration.ofMinutes(30)));
        ByteBuffer list = Connection.get(target.uri(), target.listPath(trigger));
        long start = System.nanoTime();
        if (tally.exchange(sender, post.request(), 1)) {
            Polling.until("the incident of " + trigger + " is on the first page", PATIENCE, PAUSE, () -> {
                reader.exchange(list);
                return reader.body().contains(trigger);
            });
            visible.record(System.nanoTime() - start);
            close(reader, trigger);
        }
    }

    private void close(Connection connection, String trigger) throws IOException {
        String page = connection.body();
        int number = page.lastIndexOf(NUMBER, page.indexOf(trigger));
        if (number >= 0) {
            String digits = page.substring(number + NUMBER.length()).split("\\D", 2)[0];
            connection.exchange(closing(target.uri(), digits));
        }
    }

    private static ByteBuffer closing(URI server, String number) {
        byte[] body = "{\"comment\":\"measured\",\"resolution\":\"measured\"}".getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = Connection.postHead(server, "/api/v1/incidents/" + number + "/close", body.length);
        return ByteBuffer.allocate(head.remaining() + body.length)
                .put(head)
                .put(body)
                .flip();
    }
}
