package io.tocsin.api.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user's program does over HTTP. Safe for many threads. */
final class TocsinClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI server;

    TocsinClient(URI server) {
        this.server = server;
    }

    URI server() {
        return server;
    }

    /** The status of a GET; throws when nobody answers. */
    int status(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build()).statusCode();
    }

    String text(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path).GET().build());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    "Expected 200 from " + path + ", but got " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(text(path));
    }

    /** All items of a list, over all its pages. */
    List<JsonNode> all(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = get(path + "?limit=500");
        items.addAll(page.path("items").values());
        while (page.path("next").isString()) {
            String cursor = URLEncoder.encode(page.path("next").asString(), StandardCharsets.UTF_8);
            page = get(path + "?limit=500&cursor=" + cursor);
            items.addAll(page.path("items").values());
        }
        return items;
    }

    /** Those items of all pages whose triggers name the one given, or whose trigger it is. */
    List<JsonNode> ofTrigger(String path, String trigger) throws IOException, InterruptedException {
        return all(path).stream()
                .filter(item -> item.path("trigger").asString("").equals(trigger)
                        || item.path("triggers")
                                .valueStream()
                                .anyMatch(one -> one.asString("").equals(trigger)))
                .toList();
    }

    HttpResponse<String> post(String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    void putRulebook(String yaml) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request("/api/v1/rulebook")
                .header("Content-Type", "application/yaml")
                .PUT(HttpRequest.BodyPublishers.ofString(yaml))
                .build());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("Expected the rulebook to be taken, but got " + answer.body());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
