package io.tocsin.core.format;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Signal;
import io.tocsin.core.message.Sender;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonToken;

/** Alertmanager's webhook, version 4: it speaks when an alert begins and when it ends. */
final class AlertmanagerWebhook {

    private static final String VERSION = "4";
    private static final List<String> BODY_FIELDS = List.of("version", "alerts");
    private static final List<String> FIELDS =
            List.of("status", "labels", "annotations", "startsAt", "endsAt", "generatorURL");

    private final Harvest harvest;
    private final Sender sender;
    private final Instant receivedAt;

    AlertmanagerWebhook(Harvest harvest) {
        this.harvest = harvest;
        this.sender = harvest.sender();
        this.receivedAt = harvest.delivery().receivedAt();
    }

    void read(int from) {
        byte[] body = harvest.body();
        try (Json json = Json.over(body, from, body.length)) {
            if (json.next() != JsonToken.START_OBJECT) {
                throw json.rejected("Expected an object with version and alerts, but it is " + json.found());
            }
            Fields fields = new Fields(BODY_FIELDS, false);
            for (String name = json.nextMember(); name != null; name = json.nextMember()) {
                fields.knows(json, name);
                member(name, json);
            }
            BODY_FIELDS.stream().filter(name -> !fields.has(name)).findFirst().ifPresent(name -> {
                throw json.rejected(fields.missing(name));
            });
            Events.end(json, "the object");
        }
    }

    private void member(String name, Json json) {
        switch (name) {
            case "version" -> version(json);
            case "alerts" -> alerts(json);
            default -> json.skip();
        }
    }

    private static void version(Json json) {
        String found = json.is(JsonToken.VALUE_STRING) ? json.text() : null;
        if (!VERSION.equals(found)) {
            throw json.rejected("Expected version \"4\" of Alertmanager's webhook, but it is "
                    + (found == null ? json.found() : Text.quoted(found)));
        }
    }

    private void alerts(Json json) {
        if (json.is(JsonToken.VALUE_NULL)) {
            return;
        }
        if (!json.is(JsonToken.START_ARRAY)) {
            throw json.rejected("Expected an array of alerts, but it is " + json.found());
        }
        Events.all(harvest, json, this::event);
    }

    private Event event(Json json, int index) {
        Draft draft = new Draft();
        Fields fields = new Fields(FIELDS, false);
        draft.read(json, fields);
        if (!fields.has("labels")) {
            throw json.refused(fields.missing("labels"));
        }
        if (draft.signal == null) {
            throw json.refused(fields.missing("status"));
        }
        Said said = Said.of(json, draft, "alertname", sender);
        if (draft.signal == Signal.OK) {
            draft.checkOrder(json);
        }
        return said.event(index, sender, Kind.LASTING, moment(draft, draft.signal));
    }

    private Moment moment(Draft draft, Signal signal) {
        Instant edge = signal == Signal.OK ? draft.endsAt : draft.startsAt;
        return Moment.of(signal, edge != null ? edge : receivedAt, draft.startsAt, null, receivedAt);
    }
}
