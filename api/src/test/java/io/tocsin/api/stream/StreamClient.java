package io.tocsin.api.stream;

import io.tocsin.api.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream by hand, so that it can also stop reading; over HTTP 1.0, which has no chunks. */
final class StreamClient implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SMALL = 4_096;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param id where it leaves the reader; empty when it says nothing of that */
    record Event(String name, JsonNode data, String id) {}

    final List<Event> events = new CopyOnWriteArrayList<>();
    private final Socket socket = new Socket();
    private volatile String lastId = "";
    private volatile String head = "";
    private volatile boolean over;

    private StreamClient(URI server, String mql, @Nullable String lastEventId, boolean small) {
        try {
            if (small) {
                socket.setReceiveBufferSize(SMALL);
            }
            socket.connect(new InetSocketAddress(InetAddress.getByName(server.getHost()), server.getPort()));
            String request = "GET /api/v1/stream?mql=" + URLEncoder.encode(mql, StandardCharsets.UTF_8)
                    + " HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
                    + (lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n") + "\r\n";
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once the stream has begun. */
    static StreamClient open(URI server, String mql, @Nullable String lastEventId) {
        StreamClient client = new StreamClient(server, mql, lastEventId, false);
        client.read();
        Eventually.until("the stream begins", SOON, () -> !client.lastId.isEmpty() || client.over);
        return client;
    }

    /** Asks, and does not read the answer before {@link #read}. */
    static StreamClient silent(URI server, String mql) {
        return new StreamClient(server, mql, null, true);
    }

    void read() {
        Thread.ofVirtual().start(this::listen);
    }

    String lastId() {
        return lastId;
    }

    /** Status line and headers. */
    String head() {
        return head;
    }

    void awaitEvents(int count) {
        Eventually.until("there are " + count + " events, not " + events, SOON, () -> events.size() >= count);
    }

    void awaitEnd() {
        Eventually.until("the stream ends", SOON, () -> over);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (InputStream in = socket.getInputStream();
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            StringBuilder first = new StringBuilder();
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                first.append(line).append('\n');
            }
            head = first.toString();
            Map<String, String> block = new ConcurrentHashMap<>();
            for (String line = lines.readLine(); line != null && !over; line = lines.readLine()) {
                hear(line, block);
            }
        } catch (IOException e) {
            over = true;
        }
        over = true;
    }

    private void hear(String line, Map<String, String> block) {
        int colon = line.indexOf(": ");
        if (colon > 0) {
            block.put(line.substring(0, colon), line.substring(colon + 2));
        }
        if (!line.isEmpty() || block.isEmpty()) {
            return;
        }
        String id = block.getOrDefault("id", "");
        if (block.containsKey("event")) {
            events.add(new Event(block.get("event"), JSON.readTree(block.getOrDefault("data", "")), id));
        }
        lastId = id.isEmpty() ? lastId : id;
        over = "end".equals(block.get("event"));
        block.clear();
    }
}
