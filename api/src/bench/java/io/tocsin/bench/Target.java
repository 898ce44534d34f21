package io.tocsin.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalDouble;

/** The server that is measured, and how each kind shows what it has taken. */
record Target(URI uri, Kind kind) {

    private static final String LAG = "tocsin_projection_lag_events";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(2);

    enum Kind {
        TOCSIN,
        ALERTMANAGER
    }

    String readinessPath() {
        return switch (kind) {
            case TOCSIN -> "/actuator/health/readiness";
            case ALERTMANAGER -> "/-/ready";
        };
    }

    /** Where an alert of that trigger is to be seen: the queue's first page, or the peer's list of alerts. */
    String listPath(String trigger) {
        return switch (kind) {
            case TOCSIN -> "/api/v1/incidents?limit=50";
            case ALERTMANAGER ->
                "/api/v2/alerts?filter=" + URLEncoder.encode("alertname=\"" + trigger + "\"", StandardCharsets.UTF_8);
        };
    }

    boolean isReady() throws IOException {
        try (Connection connection = new Connection(uri)) {
            return connection.exchange(Connection.get(uri, readinessPath())) == 200;
        }
    }

    /** Waits until all that is stored can be seen; says whether the server shows how far it is. */
    boolean awaitVisible() {
        try (Connection connection = new Connection(uri)) {
            OptionalDouble lag = lag(connection);
            if (lag.isPresent()) {
                Polling.until(
                        "all projections have seen all",
                        PATIENCE,
                        PAUSE,
                        () -> lag(connection).orElse(0) == 0);
            }
            return lag.isPresent();
        } catch (IOException e) {
            throw new IllegalStateException("Expected " + uri + " to answer, but: " + e.getMessage(), e);
        }
    }

    /** How many stored events the slowest projection has yet to see; empty where there is no such figure. */
    private OptionalDouble lag(Connection connection) throws IOException {
        return switch (kind) {
            case ALERTMANAGER -> OptionalDouble.empty();
            case TOCSIN -> {
                connection.exchange(Connection.get(uri, "/actuator/prometheus"));
                yield connection
                        .body()
                        .lines()
                        .filter(line -> line.startsWith(LAG))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .max();
            }
        };
    }
}
