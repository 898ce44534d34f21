package io.tocsin.api.demo;

import io.tocsin.core.message.Format;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Sources that say much of little weight: jobs that are slow, deployments, deliveries that come twice, bodies that are broken. */
final class Chatter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> BROKEN = List.of(
            "{\"trigger\": \"CronFailed\", \"labels\": {\"host\": \"legacy-1\"",
            "{\"labels\": {\"host\": \"legacy-2\"}}",
            "{\"trigger\": \"CronFailed\", \"sevrity\": \"S3\", \"labels\": {\"host\": \"legacy-1\"}}",
            "{\"trigger\": \"CronFailed\", \"at\": \"yesterday\"}",
            "cron: mail: command not found",
            "");

    private final Stage stage;
    private final Agenda agenda;
    private final Dice dice;
    private final Deque<Map<String, Object>> slow = new ArrayDeque<>();
    private int keys;

    Chatter(Stage stage, Agenda agenda, Dice dice) {
        this.stage = stage;
        this.agenda = agenda;
        this.dice = dice;
    }

    /** @param messages so many each time that the sources repeat */
    void jobs(Instant moment, int messages) {
        agenda.at(moment, () -> {
            for (int i = 0; i < messages; i++) {
                boolean over = slow.size() > 2 * messages || (!slow.isEmpty() && dice.chance(0.5));
                Map<String, Object> event = new LinkedHashMap<>(over ? slow.removeFirst() : job());
                if (over) {
                    event.put("signal", "ok");
                } else {
                    slow.add(event);
                }
                stage.send("job-runner", Format.NATIVE, JSON.writeValueAsBytes(event), null);
            }
            jobs(moment.plus(Prometheus.REPEATS_EVERY), messages);
        });
    }

    /** Deployments of working days, some of which fail; each is told twice when the answer was slow. */
    void deployments(Instant begin, Instant end) {
        for (Instant moment = begin; moment.isBefore(end); moment = moment.plus(dice.minutes(60, 220))) {
            if (dice.chance(Roster.bustle(moment))) {
                agenda.at(moment, this::deployment);
            }
        }
    }

    /** Bodies that nobody can read. */
    void mistakes(Instant begin, Instant end) {
        for (Instant moment = begin; moment.isBefore(end); moment = moment.plus(dice.minutes(400, 2200))) {
            agenda.at(moment, this::mistake);
        }
        agenda.at(end.minus(Duration.ofMinutes(47)), this::mistake);
        agenda.at(end.minus(Duration.ofMinutes(9)), this::mistake);
    }

    private void mistake() {
        stage.send("legacy-cron", Format.NATIVE, dice.pick(BROKEN).getBytes(StandardCharsets.UTF_8), null);
    }

    private void deployment() {
        Customer customer = dice.pick(Customer.all());
        String service = dice.favour(customer.services());
        boolean failed = dice.chance(0.08);
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("trigger", failed ? "DeploymentFailed" : "DeploymentDone");
        labels.put("project", customer.project());
        labels.put("service", service);
        labels.put("severity_level", failed ? "5" : "9");
        Map<String, Object> annotations = new LinkedHashMap<>();
        String version = "1." + dice.between(0, 30) + "." + dice.between(0, 9);
        annotations.put(
                "summary", service + (failed ? ": deployment of " : " is now ") + version + (failed ? " failed" : ""));
        if (failed) {
            annotations.put("plk_incident_initial_status", "todo");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("labels", labels);
        body.put("annotations", annotations);
        String key = "deploy-" + ++keys;
        byte[] bytes = JSON.writeValueAsBytes(body);
        stage.send("ci", Format.MADISON_CUSTOM, bytes, key);
        if (dice.chance(0.1)) {
            agenda.at(stage.now().plusSeconds(31), () -> stage.send("ci", Format.MADISON_CUSTOM, bytes, key));
        }
    }

    private Map<String, Object> job() {
        List<String> queues = List.of("reports", "mail", "thumbnails", "exports", "billing");
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("queue", dice.favour(queues));
        labels.put("task", "t-" + dice.between(100, 999));
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("trigger", "JobSlow");
        event.put("project", "job-runner");
        event.put("labels", labels);
        event.put("severity", "S9");
        event.put("annotations", Map.of("summary", "Task " + labels.get("task") + " takes longer than usual"));
        return event;
    }
}
