package io.tocsin.projections.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a Tocsin that runs, and takes the whole answer. One connection, one question after the other. */
final class OverHttp implements SearchBenchmark.Asked {

    private static final Duration AT_MOST = Duration.ofMinutes(1);
    private static final int OK = 200;

    /** The server's now is not that of the data. */
    private static final String MONTH_BEFORE =
            '"' + Incident.NOW.minus(Duration.ofDays(30)).toString() + '"';

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    /** @param address such as {@code http://127.0.0.1:8080} */
    OverHttp(String address) {
        this.address = address;
    }

    @Override
    public void ask(Work.Of of, String query) {
        String mql = URLEncoder.encode(query.replace("now - 30d", MONTH_BEFORE), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path(of) + "?mql=" + mql))
                .timeout(AT_MOST)
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IllegalStateException(
                        "Expected 200 to " + query + ", but it was " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + query + " was asked", e);
        }
    }

    private static String path(Work.Of of) {
        return switch (of) {
            case INCIDENTS -> "/api/v1/incidents";
            case ALERTS -> "/api/v1/alerts";
            case FIGURES -> "/api/v1/query";
        };
    }
}
