package io.tocsin.api.demo;

import io.tocsin.core.message.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what fires when it begins and when it ends, and all of it again every few minutes, as Prometheus pushes to an
 * Alertmanager; beside it a twin that watches the same, and now and then nobody at all.
 */
final class Prometheus implements Voice {

    static final Duration REPEATS_EVERY = Duration.ofMinutes(15);

    private static final Duration PROMISE = REPEATS_EVERY.multipliedBy(4);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> HEARTBEAT = Map.of("alertname", "Watchdog");

    private final Stage stage;
    private final List<String> names;
    private final Instant since;
    private final List<Trouble> firing = new ArrayList<>();
    private final List<Trouble> untold = new ArrayList<>();
    private boolean silent;

    /** @param names its own, and those of its twins, which only repeat */
    Prometheus(Stage stage, List<String> names) {
        this.stage = stage;
        this.names = names;
        this.since = stage.now();
    }

    @Override
    public boolean begins(Trouble trouble) {
        if (firing.stream().anyMatch(other -> other.labels().equals(trouble.labels()))) {
            return false;
        }
        firing.add(trouble);
        if (!silent) {
            say(names.getFirst(), List.of(alert(trouble)));
        }
        return true;
    }

    @Override
    public void ends(Trouble trouble) {
        trouble.end(stage.now());
        firing.remove(trouble);
        if (silent) {
            untold.add(trouble);
        } else {
            say(names.getFirst(), List.of(alert(trouble)));
        }
    }

    /** Says all of it again. */
    void repeats() {
        if (silent) {
            return;
        }
        List<Map<String, Object>> alerts = new ArrayList<>();
        Map<String, String> nothing = Map.of("summary", "Alerting works");
        alerts.add(alert(new Trouble(HEARTBEAT, moment -> nothing, since)));
        untold.forEach(trouble -> alerts.add(alert(trouble)));
        untold.clear();
        firing.forEach(trouble -> alerts.add(alert(trouble)));
        names.forEach(name -> say(name, alerts));
    }

    void fallSilent() {
        silent = true;
    }

    void speakAgain() {
        silent = false;
        repeats();
    }

    private Map<String, Object> alert(Trouble trouble) {
        Instant until = trouble.until();
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("labels", trouble.labels());
        alert.put("annotations", trouble.annotations(stage.now()));
        alert.put("startsAt", trouble.since().toString());
        alert.put("endsAt", (until == null ? stage.now().plus(PROMISE) : until).toString());
        alert.put("generatorURL", "https://" + names.getFirst() + ".example.org/graph");
        return alert;
    }

    private void say(String name, List<Map<String, Object>> alerts) {
        stage.send(name, Format.ALERTMANAGER_V2, JSON.writeValueAsBytes(alerts), null);
    }
}
