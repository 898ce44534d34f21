package io.tocsin.api.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.WithTocsin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What no sender should send: each gets its 4xx with a place, is kept when it arrived whole, and disturbs nobody. */
@WithTocsin
class MalformedBodiesIT {

    /** A format: where it is sent, and a good body of it in which the corpus breaks things. */
    private record Way(String path, String good) {}

    private static final List<Way> WAYS = List.of(
            new Way(
                    "/api/v2/alerts",
                    "[{\"labels\": {\"alertname\": \"A\", \"instance\": \"i\"}, \"annotations\": {\"summary\": \"s\"}}]"),
            new Way(
                    "/integrations/v1/alertmanager/key/",
                    "{\"version\": \"4\", \"status\": \"firing\", \"alerts\": [{\"status\": \"firing\","
                            + " \"labels\": {\"alertname\": \"A\", \"instance\": \"i\"}}]}"),
            new Way(
                    "/api/events/custom/key",
                    "{\"labels\": {\"trigger\": \"A\", \"instance\": \"i\"}, \"annotations\": {\"summary\": \"s\"}}"),
            new Way("/api/v1/messages", "{\"trigger\": \"A\", \"labels\": {\"instance\": \"i\"}}"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    static Stream<Arguments> malformed() {
        List<Arguments> all = new ArrayList<>();
        for (Way way : WAYS) {
            String good = way.good();
            all.add(Arguments.of(way.path(), "empty", ""));
            all.add(Arguments.of(way.path(), "truncated", good.substring(0, good.length() - 3)));
            all.add(Arguments.of(way.path(), "a number for a label", good.replace("\"i\"", "7")));
            all.add(Arguments.of(
                    way.path(),
                    "an array for the labels",
                    good.replaceFirst("\\{\"(alertname|trigger|instance)\": \"[Ai]\"(, \"instance\": \"i\")?}", "[]")));
            all.add(Arguments.of(way.path(), "50 deep", good.replace("\"i\"", "[".repeat(50) + "]".repeat(50))));
            all.add(Arguments.of(way.path(), "NaN", good.replace("\"i\"", "NaN")));
            all.add(Arguments.of(way.path(), "a lone surrogate", good.replace("\"i\"", "\"\\ud800\"")));
            all.add(Arguments.of(way.path(), "NUL", good.replace("\"i\"", "\"\\u0000\"")));
            all.add(Arguments.of(way.path(), "unknown fields only", "[{\"lables\": {\"alertname\": \"A\"}}]"));
            all.add(Arguments.of(
                    way.path(),
                    "a label twice",
                    good.replace("\"instance\": \"i\"", "\"instance\": \"i\", \"instance\": \"j\"")));
            all.add(Arguments.of(way.path(), "something after the end", good + "]"));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("malformed")
    void refusesWithAPlaceAndKeepsTheMessage(String path, String what, String body) throws Exception {
        HttpResponse<String> answer = post(path, body.getBytes(StandardCharsets.UTF_8), null);

        assertThat(answer.statusCode()).as(what + ": " + answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("errors").isEmpty()).isFalse();
        JsonNode error = problem.path("errors").get(0);
        assertThat(error.path("message").asString()).startsWith("Expected");
        assertThat(error.has("line") || error.has("pointer"))
                .as(error.toString())
                .isTrue();
        assertThat(keptBody(problem)).isEqualTo(body);
    }

    @Test
    void refusesABodyThatIsTooLargeWithoutKeepingIt() throws Exception {
        byte[] nine = " ".repeat(9 << 20).getBytes(StandardCharsets.US_ASCII);

        for (Way way : WAYS) {
            assertThat(post(way.path(), nine, null).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void refusesAGzipBomb() throws Exception {
        byte[] bomb = gzip(new byte[64 << 20]);

        for (Way way : WAYS) {
            assertThat(post(way.path(), bomb, "gzip").statusCode()).isEqualTo(413);
        }
    }

    @Test
    void refusesWhatIsNotTheGzipThatItSays() throws Exception {
        byte[] good = WAYS.getFirst().good().getBytes(StandardCharsets.UTF_8);

        assertThat(post("/api/v2/alerts", good, "gzip").statusCode()).isEqualTo(400);
        assertThat(post("/api/v2/alerts", good, "br").statusCode()).isEqualTo(415);
        assertThat(post("/api/v2/alerts", gzip(good), "gzip").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnotherContentType() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/v2/alerts"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("[]"))
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }

    @Test
    void takesTheGoodEventsOfABodyThatHasABadOne() throws Exception {
        HttpResponse<String> answer = post(
                "/api/v1/messages",
                "{\"events\": [{\"trigger\": \"Good\"}, {\"trigger\": 7}]}".getBytes(StandardCharsets.UTF_8),
                null);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode receipt = JSON.readTree(answer.body());
        assertThat(receipt.path("events").size()).isEqualTo(1);
        assertThat(receipt.path("rejected").get(0).path("index").asInt()).isEqualTo(1);
    }

    @Test
    void goesOnTakingGoodMessages() throws Exception {
        for (Way way : WAYS) {
            post(way.path(), "{".getBytes(StandardCharsets.UTF_8), null);
            assertThat(post(way.path(), way.good().getBytes(StandardCharsets.UTF_8), null)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private String keptBody(JsonNode problem) throws Exception {
        String detail = problem.path("detail").asString();
        String id = detail.substring(detail.lastIndexOf(' ') + 1);
        HttpRequest request =
                HttpRequest.newBuilder(uri("/api/v1/messages/" + id + "/body")).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private HttpResponse<String> post(String path, byte[] body, @Nullable String encoding)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
