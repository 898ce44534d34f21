package io.tocsin.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that is made once and sent again and again: only the times of the promise ({@code endsAt}) are written anew
 * before it is sent, as Prometheus does with each evaluation. For one thread.
 */
final class Post {

    /** Where Prometheus and the real Alertmanager's other senders post. */
    static final String PATH = "/api/v2/alerts";

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final byte[] ENDS_AT = "\"endsAt\":\"".getBytes(StandardCharsets.US_ASCII);

    private final ByteBuffer request;
    private final int[] endsAtPositions;
    private final int alerts;

    private Post(ByteBuffer request, int[] endsAtPositions, int alerts) {
        this.request = request;
        this.endsAtPositions = endsAtPositions;
        this.alerts = alerts;
    }

    static Post of(URI server, List<Sample> alerts, Instant endsAt) {
        StringBuilder json = new StringBuilder(alerts.size() * 600).append('[');
        for (Sample alert : alerts) {
            json.append(json.length() > 1 ? "," : "");
            alert.appendTo(json, render(endsAt));
        }
        byte[] body = json.append(']').toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = Connection.postHead(server, PATH, body.length);
        int[] positions = positions(body, head.remaining());
        ByteBuffer request = ByteBuffer.allocateDirect(head.remaining() + body.length);
        return new Post(request.put(head).put(body).flip(), positions, alerts.size());
    }

    /** The alerts in posts of that many, firing since the time given. */
    static List<Post> split(URI server, List<Sample> alerts, int size, Instant endsAt) {
        List<Post> posts = new ArrayList<>();
        for (int from = 0; from < alerts.size(); from += size) {
            posts.add(of(server, alerts.subList(from, Math.min(alerts.size(), from + size)), endsAt));
        }
        return posts;
    }

    static String render(Instant time) {
        return MILLIS.format(time);
    }

    int alerts() {
        return alerts;
    }

    ByteBuffer request() {
        return request;
    }

    /** The same request with another promise in all its alerts. */
    ByteBuffer promising(Instant endsAt) {
        byte[] time = render(endsAt).getBytes(StandardCharsets.US_ASCII);
        for (int position : endsAtPositions) {
            request.put(position, time);
        }
        return request;
    }

    private static int[] positions(byte[] body, int offset) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i + ENDS_AT.length < body.length; i++) {
            if (matches(body, i)) {
                found.add(offset + i + ENDS_AT.length);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean matches(byte[] body, int at) {
        for (int i = 0; i < ENDS_AT.length; i++) {
            if (body[at + i] != ENDS_AT[i]) {
                return false;
            }
        }
        return true;
    }
}
