package io.tocsin.api.vitals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody outside that Tocsin is well, by asking for an address; says nothing while it is not, so that whoever expects
 * the ping raises the alarm. Straight to the address: through no proxy, following nothing. Only {@link #send} calls, and only
 * whoever runs the program calls that: no event does, and so no replay. For one thread.
 */
public final class Ping implements AutoCloseable {

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);
    private static final int SUCCESS = 200;
    private static final int BEYOND_SUCCESS = 300;
    private static final Logger LOG = LoggerFactory.getLogger(Ping.class);

    private final HttpClient http;
    private final HttpRequest request;
    private final Supplier<List<String>> troubles;
    private final Counter answered;
    private final Counter failed;
    private final Counter withheld;
    private @Nullable String told;

    /**
     * @param address kept out of the log but for its host: a secret may be in it
     * @param troubles for what Tocsin is not well; none while it is
     */
    public Ping(URI address, Supplier<List<String>> troubles, MeterRegistry registry) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTED_WITHIN)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        this.request = HttpRequest.newBuilder(address)
                .timeout(ANSWERED_WITHIN)
                .header("User-Agent", "tocsin")
                .GET()
                .build();
        this.troubles = troubles;
        this.answered = counter(registry, "answered");
        this.failed = counter(registry, "failed");
        this.withheld = counter(registry, "withheld");
    }

    /** Pings, if all is well. Returns within seconds and never fails. */
    public void send() {
        List<String> trouble = troubles.get();
        if (!trouble.isEmpty()) {
            withheld.increment();
            tell("is withheld, for Tocsin is not well: " + String.join("; ", trouble));
            return;
        }
        String failure = failure();
        (failure == null ? answered : failed).increment();
        tell(failure);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private @Nullable String failure() {
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= SUCCESS && status < BEYOND_SUCCESS ? null : "is answered " + status;
        } catch (IOException e) {
            return "is not answered: " + e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was interrupted";
        }
    }

    /** Once, not with each of them. */
    private void tell(@Nullable String trouble) {
        String host = request.uri().getHost();
        if (trouble != null && told == null) {
            LOG.warn("The heartbeat to {} {}", host, trouble);
        } else if (trouble == null && told != null) {
            LOG.info("The heartbeat to {} is answered again", host);
        }
        told = trouble;
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("tocsin.heartbeat.pings")
                .description("Pings of the external heartbeat")
                .tag("outcome", outcome)
                .register(registry);
    }
}
