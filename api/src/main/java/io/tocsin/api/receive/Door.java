package io.tocsin.api.receive;

import io.tocsin.api.receive.Receiver.Answer;
import io.tocsin.core.message.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that monitoring knows, and what is spoken there.
 *
 * @param path whole, or, where the source's key follows, up to the key
 * @param source who speaks there when nothing else tells; null where a key follows
 * @param summary for the page of the contract
 */
record Door(String path, @Nullable String source, Format format, Answer answer, String summary) {

    private static final List<Door> ALL = List.of(
            new Door(
                    "/api/v2/alerts",
                    "prometheus",
                    Format.ALERTMANAGER_V2,
                    Answer.EMPTY,
                    "Alerts, as Prometheus and vmalert push them to an Alertmanager"),
            new Door(
                    "/api/v1/alerts",
                    "prometheus",
                    Format.ALERTMANAGER_V2,
                    Answer.EMPTY,
                    "The same, at the address that old senders know"),
            new Door(
                    "/api/v1/messages",
                    "native",
                    Format.NATIVE,
                    Answer.OUTCOMES,
                    "Tocsin's own events: one, {\"events\": […]}, an array, or NDJSON; X-Tocsin-Source names the source"),
            new Door(
                    "/api/events/prometheus/",
                    null,
                    Format.ALERTMANAGER_V2,
                    Answer.EMPTY,
                    "Alerts as Prometheus pushes them, the source chosen by its key"),
            new Door("/api/events/custom/", null, Format.MADISON_CUSTOM, Answer.OUTCOMES, "One custom event"),
            new Door(
                    "/integrations/v1/alertmanager/",
                    null,
                    Format.ALERTMANAGER_WEBHOOK,
                    Answer.EMPTY,
                    "Alertmanager's webhook, version 4"));

    static List<Door> all() {
        return ALL;
    }

    /** The door of that path; null when there is none. */
    static @Nullable Door at(String path) {
        for (Door door : ALL) {
            if (door.source == null ? door.key(path) != null : door.path.equals(path)) {
                return door;
            }
        }
        return null;
    }

    /** The key that follows; null when none does. One slash may end it, as senders write it. */
    @Nullable String key(String path) {
        if (!path.startsWith(this.path)) {
            return null;
        }
        String key = path.substring(this.path.length());
        String bare = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        return bare.isEmpty() || bare.indexOf('/') >= 0 ? null : bare;
    }
}
