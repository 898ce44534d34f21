package io.tocsin.api.endtoend;

import io.tocsin.api.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Looks at the alerts and incidents of one trigger, and waits for them to come about. */
final class AlertsFromMonitoring {

    static final Duration SOON = Duration.ofSeconds(30);

    private final TocsinClient client;
    private final String trigger;

    AlertsFromMonitoring(TocsinClient client, String trigger) {
        this.client = client;
        this.trigger = trigger;
    }

    List<JsonNode> alerts() throws IOException, InterruptedException {
        return client.ofTrigger("/api/v1/alerts", trigger);
    }

    /** Waits for an alert of the trigger in that state. */
    JsonNode awaitAlert(String state, Duration atMost) {
        return await(
                "/api/v1/alerts",
                "alert",
                state,
                atMost,
                alert -> alert.path("state").asString("").equals(state));
    }

    /** Waits for an incident of the trigger of which so many alerts fire. */
    JsonNode awaitIncident(int firing) {
        String what = "incident with " + firing + " firing";
        return await(
                "/api/v1/incidents",
                "incident",
                what,
                SOON,
                incident -> incident.path("firing").asInt(-1) == firing);
    }

    private JsonNode await(String path, String noun, String what, Duration atMost, Predicate<JsonNode> wanted) {
        return Eventually.get(
                noun + " of " + trigger + " is there: " + what,
                atMost,
                () -> client.ofTrigger(path, trigger).stream().filter(wanted).findFirst());
    }
}
