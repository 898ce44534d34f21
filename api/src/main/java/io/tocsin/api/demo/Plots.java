package io.tocsin.api.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every month has once or a few times: nodes that die, storms, things that come and go, a leak, sources that fall silent. */
final class Plots {

    /** A source that is silent is noticed only by who looks often. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(14);

    private static final Duration SILENT = Duration.ofMinutes(55);
    private static final Map<String, String> UNDER_ITS_NODE =
            Map.of("plk_grouped_by__node", "NodeDown,cluster=~cluster,node=~node");

    private final Stage stage;
    private final Agenda agenda;
    private final Dice dice;
    private final Troubles troubles;
    private final Instant begin;
    private final Instant end;

    Plots(Stage stage, Agenda agenda, Dice dice, Troubles troubles, Instant begin, Instant end) {
        this.stage = stage;
        this.agenda = agenda;
        this.dice = dice;
        this.troubles = troubles;
        this.begin = begin;
        this.end = end;
    }

    void sow() {
        long days = Duration.between(begin, end).toDays();
        for (int i = 0; i < Math.max(1, days / 6); i++) {
            agenda.at(someMoment(), this::cascade);
        }
        for (int i = 0; i < Math.max(1, days / 14); i++) {
            agenda.at(someMoment(), this::storm);
        }
        for (int i = 0; i < Math.max(2, days / 2); i++) {
            agenda.at(someMoment(), this::flapper);
        }
        for (int i = 0; i < Math.max(1, days / 10); i++) {
            agenda.at(someMoment(), this::silence);
        }
        leak(Duration.ofDays(Math.max(1, Math.min(7, days * 2 / 3))));
        last();
    }

    private Instant someMoment() {
        return begin.plusSeconds(
                dice.between(3600, Math.toIntExact(Duration.between(begin, end).toSeconds() - 7200)));
    }

    /** A node dies, and with it all that ran there. */
    private void cascade() {
        Customer customer = troubles.scenery().customer();
        Customer.Cluster cluster = customer.clusters().getFirst();
        Map<String, String> node =
                Map.of("cluster", cluster.name(), "node", cluster.node(dice.between(1, cluster.nodes())));
        Duration lasting = dice.minutes(14, 50);
        troubles.begin(kind("NodeDown", Scope.NODE, "critical", "{node} is down", Map.of()), customer, node, lasting);
        Kind lost = kind("KubePodNotReady", Scope.POD, "warning", "Pod {namespace}/{pod} is not ready", UNDER_ITS_NODE);
        for (int i = dice.between(14, 40); i > 0; i--) {
            Duration wait = dice.seconds(30, 240);
            agenda.at(
                    stage.now().plus(wait),
                    () -> troubles.begin(lost, customer, node, lasting.plus(dice.minutes(0, 5))));
        }
        Kind down = kind(
                "TargetDown", Scope.DEPLOYMENT, "warning", "Targets of {namespace}/{deployment} are down", Map.of());
        for (int i = dice.between(2, 5); i > 0; i--) {
            agenda.at(stage.now().plus(dice.seconds(60, 240)), () -> troubles.begin(down, customer, Map.of(), lasting));
        }
    }

    /** A switch fails, and within minutes everything behind it complains. */
    private void storm() {
        Customer customer = troubles.scenery().customer("northwind-bank");
        Map<String, String> cluster = Map.of("cluster", "bank-b");
        List<Kind> kinds = Kind.all().stream()
                .filter(kind -> List.of(
                                "KubePodNotReady",
                                "TargetDown",
                                "LatencyP99High",
                                "NodeNetworkErrors",
                                "KubeDeploymentReplicasMismatch",
                                "PostgresReplicationLag")
                        .contains(kind.trigger()))
                .toList();
        Duration lasting = dice.minutes(18, 35);
        for (int i = 0; i < 40; i++) {
            agenda.at(stage.now().plus(Duration.ofSeconds(6L * i)), () -> {
                for (int j = 0; j < 8; j++) {
                    Kind kind = dice.pick(kinds);
                    boolean placed = kind.scope() != Scope.DATABASE;
                    troubles.begin(
                            kind, customer, placed ? cluster : Map.of(), lasting.plusSeconds(20L * dice.between(0, 9)));
                }
            });
        }
    }

    /** Comes and goes for hours. */
    private void flapper() {
        Customer customer = troubles.scenery().customer();
        List<String> flapping =
                List.of("LatencyP99High", "IngressLatencyHigh", "KafkaConsumerLag", "CPUThrottlingHigh");
        Kind kind = Kind.all().stream()
                .filter(one -> one.trigger().equals(dice.pick(flapping)))
                .findFirst()
                .orElse(Kind.all().getFirst());
        Map<String, String> same = new LinkedHashMap<>(
                troubles.scenery().trouble(kind, customer, stage.now()).labels());
        flap(kind, customer, same, dice.between(6, 26));
    }

    private void flap(Kind kind, Customer customer, Map<String, String> same, int times) {
        Duration lasting = dice.minutes(1, 6);
        troubles.begin(kind, customer, same, lasting);
        if (times > 1) {
            agenda.at(stage.now().plus(lasting).plus(dice.minutes(2, 17)), () -> flap(kind, customer, same, times - 1));
        }
    }

    /** Memory grows for a week; each time it is at its limit longer before somebody restarts it. */
    private void leak(Duration whole) {
        Customer customer = troubles.scenery().customer("horns-and-hooves");
        Map<String, String> where = Map.of(
                "cluster", "horns-prod", "namespace", "catalog", "deployment", "search", "node", "horns-prod-node-04");
        Instant start = end.minus(whole);
        long step = Duration.ofMinutes(170).toSeconds();
        int times = Math.toIntExact(whole.toSeconds() / step);
        for (int i = 0; i < times; i++) {
            Map<String, String> pod = new LinkedHashMap<>(where);
            pod.put("pod", "search-6c9f7d5b84-" + dice.suffix(5));
            String used = "{namespace}/{deployment} uses " + (79 + 20 * i / times) + " % of its memory";
            Kind near = kind("KubeContainerMemoryNearLimit", Scope.POD, "warning", used, Map.of());
            Duration lasting = Duration.ofMinutes(6 + 110L * i / times).plus(dice.seconds(0, 240));
            agenda.at(start.plusSeconds(step * i + dice.between(0, 1500)), () -> {
                troubles.begin(near, customer, pod, lasting);
                if (lasting.toMinutes() > 60) {
                    Kind killed = kind(
                            "KubeContainerOOMKilled",
                            Scope.POD,
                            "critical",
                            "{namespace}/{pod} ran out of memory",
                            Map.of());
                    agenda.at(
                            stage.now().plus(lasting), () -> troubles.begin(killed, customer, pod, dice.minutes(3, 9)));
                }
            });
        }
    }

    /** A Prometheus says nothing for most of an hour. */
    private void silence() {
        Prometheus quiet =
                troubles.prometheus(dice.pick(List.of("prometheus-city", "prometheus-horns", "prometheus-city")));
        quiet.fallSilent();
        Instant over = stage.now().plus(SILENT);
        watch(stage.now().plus(LOOK_EVERY), over);
        agenda.at(over, quiet::speakAgain);
    }

    private void watch(Instant moment, Instant over) {
        agenda.at(moment, () -> {
            stage.look();
            if (moment.isBefore(over)) {
                watch(moment.plus(LOOK_EVERY), over);
            }
        });
    }

    /** So that there is something to do when the month is looked at. */
    private void last() {
        Customer bank = troubles.scenery().customer("northwind-bank");
        Customer shop = troubles.scenery().customer("horns-and-hooves");
        List<Kind> kinds = Kind.all();
        for (int i = 0; i < kinds.size(); i++) {
            Kind kind = kinds.get(i);
            Instant moment = end.minus(dice.minutes(2, 2 + i * 11));
            Customer customer = i % 2 == 0 ? bank : shop;
            agenda.at(moment, () -> troubles.begin(kind, customer, Map.of(), Duration.ofHours(30)));
        }
    }

    private static Kind kind(String trigger, Scope scope, String grade, String summary, Map<String, String> extra) {
        return new Kind(
                trigger, scope, grade, 0, Duration.ZERO, summary, "Since it began, {value} minutes ago.", extra);
    }
}
