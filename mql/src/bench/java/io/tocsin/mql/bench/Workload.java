package io.tocsin.mql.bench;

import io.tocsin.mql.schema.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Rules and alerts of realistic shapes. There are twenty rules to a project, whatever the number of rules, so that the number
 * of those that could match an alert does not grow with it.
 *
 * @param rules in MQL, and for Event Ruler where it can say the same
 * @param alerts nine of ten of a project that has rules
 */
record Workload(List<Both> rules, List<BenchAlert> alerts) {

    static final int ALERTS = 1_000;

    private static final int RULES_OF_A_PROJECT = 20;
    private static final List<String> CLUSTERS =
            List.of("msm-prod", "msm-stage", "gke-eu-1", "gke-us-1", "aws-main", "dev", "stage", "bare-metal");
    private static final List<String> ENVIRONMENTS = List.of("static", "api", "shop", "admin", "img", "cdn");
    private static final List<String> KINDS =
            List.of("High", "Low", "Down", "Missing", "Slow", "Failed", "Saturated", "Flapping", "Expiring", "Stuck");
    private static final List<String> THINGS = List.of(
            "IngressResponses5xx", "KubeletDiskPressure", "PodRestarts", "ReplicaLag", "QueueLength", "CertificateAge",
            "NodeMemory", "EtcdLatency", "RabbitIowait", "BackupAge");

    /**
     * One rule in two languages.
     *
     * @param ruler empty where Event Ruler has no words for it
     */
    record Both(String mql, String ruler) {}

    /**
     * Rules that both express: equalities, lists, prefixes, negations.
     *
     * @param gaps every sixth is a pattern with a gap, which costs Event Ruler much
     */
    static Workload common(int rules, boolean gaps) {
        Random random = new Random(42);
        List<Both> all = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            all.add(common(gaps ? i % 6 : i % 5, project(i), random));
        }
        return new Workload(all, alerts(rules, random));
    }

    /** A third of them says what only MQL can. */
    static Workload everything(int rules) {
        Random random = new Random(42);
        List<Both> all = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            all.add(i % 3 == 0 ? special(i, project(i), random) : common(i % 6, project(i), random));
        }
        return new Workload(all, alerts(rules, random));
    }

    private static Both common(int shape, String project, Random random) {
        String trigger = trigger(random);
        String one = pick(CLUSTERS, random);
        String two = pick(CLUSTERS, random);
        String vhost = vhost(random);
        int zone = random.nextInt(30);
        return switch (shape) {
            case 0 -> rule("project = '%1$s' and trigger = '%2$s'", "'project':['%1$s'],'trigger':['%2$s']", project, trigger);
            case 1 ->
                rule(
                        "project = '%1$s' and ~kubernetes in ('%2$s', '%3$s')",
                        "'project':['%1$s'],'labels':{'kubernetes':['%2$s','%3$s']}",
                        project,
                        one,
                        two);
            case 2 ->
                rule(
                        "project = '%1$s' and ~vhost =~ '^%2$s'",
                        "'project':['%1$s'],'labels':{'vhost':[{'prefix':'%2$s'}]}",
                        project,
                        vhost);
            case 3 ->
                rule(
                        "trigger = '%1$s' and ~namespace = 'ns-%2$s'",
                        "'trigger':['%1$s'],'labels':{'namespace':['ns-%2$s']}",
                        trigger,
                        random.nextInt(2_000));
            case 4 ->
                rule(
                        "project = '%1$s' and trigger = '%2$s' and ~kubernetes not in ('dev', 'stage')",
                        "'project':['%1$s'],'trigger':['%2$s'],'labels':{'kubernetes':[{'anything-but':['dev','stage']}]}",
                        project,
                        trigger);
            default ->
                rule(
                        "project = '%1$s' and ~server =~ '^node-.*zone-%2$s$'",
                        "'project':['%1$s'],'labels':{'server':[{'wildcard':'node-*zone-%2$s'}]}",
                        project,
                        zone);
        };
    }

    private static Both special(int i, String project, Random random) {
        String trigger = trigger(random);
        String mql = switch (i / 3 % 6) {
            case 0 -> "project = '" + project + "' and ~pod =~ '^cart-[0-9a-f]+-[a-z]{" + (1 + random.nextInt(5)) + "}$'";
            case 1 -> "trigger =~ '(?i)^" + trigger + "-?" + i + "' and severity <= S3";
            case 2 -> "project =~ '" + project + "-(main|extra)' and not (has ~muted or ~vhost =~ '" + vhost(random) + "')";
            case 3 -> "(project = '" + project + "' or ~team = 'team-" + i + "') and not ~kubernetes =~ 'dev|stage'";
            case 4 -> "severity <= S2 and each(~instance =~ '^10\\\\." + i % 256 + "\\\\.[0-9]+' and trigger = '" + trigger + "')";
            default -> "~server =~ 'node-[0-9]+\\\\." + project + "\\\\.' and service_level = Platinum";
        };
        return new Both(mql, "");
    }

    private static Both rule(String mql, String ruler, Object... parts) {
        return new Both(mql.formatted(parts), "{" + ruler.formatted(parts).replace('\'', '"') + "}");
    }

    private static List<BenchAlert> alerts(int rules, Random random) {
        List<BenchAlert> alerts = new ArrayList<>();
        for (int i = 0; i < ALERTS; i++) {
            alerts.add(alert(random.nextInt(10) == 0 ? "unknown-" + i : project(random.nextInt(rules)), random));
        }
        return alerts;
    }

    private static BenchAlert alert(String project, Random random) {
        Map<String, String> labels = new HashMap<>();
        labels.put("kubernetes", pick(CLUSTERS, random));
        labels.put("namespace", "ns-" + random.nextInt(2_000));
        labels.put("vhost", vhost(random) + ".example.com");
        labels.put("server", "node-" + random.nextInt(500) + ".dc.zone-" + random.nextInt(30));
        labels.put("pod", "cart-" + Integer.toHexString(random.nextInt()) + "-abcde");
        labels.put("instance", "10." + random.nextInt(256) + "." + random.nextInt(256) + ".7:9100");
        labels.put("job", "kubelet");
        labels.put("prometheus", "main/longterm");
        Map<Field, String> texts = new EnumMap<>(Field.class);
        texts.put(Field.PROJECT, project);
        texts.put(Field.TRIGGER, trigger(random));
        texts.put(Field.SERVICE_LEVEL, "Gold");
        return new BenchAlert(labels, texts, 1 + random.nextInt(9));
    }

    private static String project(int rule) {
        return "project-" + rule / RULES_OF_A_PROJECT;
    }

    private static String trigger(Random random) {
        return pick(THINGS, random) + pick(KINDS, random) + random.nextInt(5);
    }

    private static String vhost(Random random) {
        return pick(ENVIRONMENTS, random) + "-" + random.nextInt(40);
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
