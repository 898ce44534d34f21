package io.tocsin.api.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ordinary troubles of all days, and who tells of them. */
final class Troubles {

    private final Stage stage;
    private final Agenda agenda;
    private final Dice dice;
    private final Scenery scenery;
    private final Map<String, Prometheus> prometheus = new LinkedHashMap<>();
    private final Voice hardware;

    Troubles(Stage stage, Agenda agenda, Dice dice) {
        this.stage = stage;
        this.agenda = agenda;
        this.dice = dice;
        this.scenery = new Scenery(dice.split());
        this.hardware = new Webhook(stage, "alertmanager-dc");
        prometheus.put("prometheus-bank", new Prometheus(stage, List.of("prometheus-bank", "prometheus-bank-2")));
        prometheus.put("prometheus-horns", new Prometheus(stage, List.of("prometheus-horns")));
        prometheus.put("prometheus-city", new Prometheus(stage, List.of("prometheus-city")));
    }

    Scenery scenery() {
        return scenery;
    }

    Prometheus prometheus(String source) {
        Prometheus found = prometheus.get(source);
        if (found == null) {
            throw new IllegalArgumentException("Expected a Prometheus, but there is none called " + source);
        }
        return found;
    }

    /** Everything that fires is said again at that moment, and from then on every few minutes. */
    void repeat(Instant moment) {
        agenda.at(moment, () -> {
            prometheus.values().forEach(Prometheus::repeats);
            repeat(moment.plus(Prometheus.REPEATS_EVERY));
        });
    }

    /** Sows a kind over the time, more of it at the hours at which people work. */
    void sow(Kind kind, Instant begin, Instant end) {
        Duration whole = Duration.between(begin, end);
        int many = dice.howMany(kind.perDay() * whole.toMinutes() / 1440.0 * 1.6);
        for (int i = 0; i < many; i++) {
            Instant moment = begin.plusSeconds(dice.between(60, Math.toIntExact(whole.toSeconds())));
            if (dice.chance(Roster.bustle(moment))) {
                agenda.at(moment, () -> begin(kind, scenery.customer(), Map.of(), dice.around(kind.median(), 0.9)));
            }
        }
    }

    /**
     * Something begins now, and ends by itself.
     *
     * @param known labels that are not left to chance
     */
    void begin(Kind kind, Customer customer, Map<String, String> known, Duration lasting) {
        Trouble trouble = scenery.trouble(kind, customer, known, stage.now());
        Voice voice = kind.scope() == Scope.HARDWARE ? hardware : prometheus(customer.source());
        if (voice.begins(trouble)) {
            agenda.at(stage.now().plus(lasting), () -> voice.ends(trouble));
            if (kind.trigger().equals("NodeFilesystemAlmostFull") && dice.chance(0.4)) {
                worsens(kind, customer, trouble.labels(), lasting);
            }
        }
    }

    /** Of the same condition, the other threshold. */
    private void worsens(Kind kind, Customer customer, Map<String, String> labels, Duration lasting) {
        Map<String, String> worse = new LinkedHashMap<>(labels);
        worse.put("severity", "critical");
        Duration wait = lasting.multipliedBy(dice.between(30, 80)).dividedBy(100);
        agenda.at(stage.now().plus(wait), () -> {
            Trouble trouble = scenery.trouble(kind, customer, worse, stage.now());
            Voice voice = prometheus(customer.source());
            if (voice.begins(trouble)) {
                agenda.at(stage.now().plus(lasting.minus(wait)).minusSeconds(30), () -> voice.ends(trouble));
            }
        });
    }
}
