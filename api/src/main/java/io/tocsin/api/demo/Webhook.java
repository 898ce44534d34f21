package io.tocsin.api.demo;

import io.tocsin.core.message.Format;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An Alertmanager that calls when something begins and when it ends, and says nothing in between. */
final class Webhook implements Voice {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Stage stage;
    private final String name;

    Webhook(Stage stage, String name) {
        this.stage = stage;
        this.name = name;
    }

    @Override
    public boolean begins(Trouble trouble) {
        say(trouble, "firing");
        return true;
    }

    @Override
    public void ends(Trouble trouble) {
        trouble.end(stage.now());
        say(trouble, "resolved");
    }

    private void say(Trouble trouble, String status) {
        Instant until = trouble.until();
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("status", status);
        alert.put("labels", trouble.labels());
        alert.put("annotations", trouble.annotations(stage.now()));
        alert.put("startsAt", trouble.since().toString());
        alert.put("endsAt", until == null ? "0001-01-01T00:00:00Z" : until.toString());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("version", "4");
        body.put("status", status);
        body.put("receiver", "tocsin");
        body.put("alerts", List.of(alert));
        stage.send(name, Format.ALERTMANAGER_WEBHOOK, JSON.writeValueAsBytes(body), null);
    }
}
