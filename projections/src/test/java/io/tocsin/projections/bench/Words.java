package io.tocsin.projections.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The labels and fields of a few clusters: some values hold half of everything, most hold nearly nothing. */
final class Words {

    final List<Texts> all = new ArrayList<>();
    final Texts project;
    final Texts trigger;
    final Texts kind;
    final Texts source;
    final Texts serviceLevel;
    final Texts holder;
    final Texts kubernetes;
    final Texts env;
    final Texts namespace;
    final Texts team;
    final Texts severity;
    final Texts node;
    final Texts pod;
    final Texts vhost;
    private int next = 1;

    /** @param pods how many different ones; the other labels have always as many */
    Words(int pods) {
        project = add(true, "project", 60, 1.0, i -> "project-" + i);
        trigger = add(true, "trigger", 500, 1.0, i -> "Trigger" + i + "TooHigh");
        kind = add(true, "kind", 1, 0, i -> "lasting");
        source = add(true, "source", 8, 1.0, i -> "prometheus-" + i);
        serviceLevel = add(
                true,
                "service_level",
                4,
                0.5,
                i -> List.of("Gold", "Silver", "None", "Platinum").get(i));
        holder = add(true, "holder", 120, 1.0, i -> i < 20 ? "#team-" + i : "@person." + i);
        kubernetes = add(false, "kubernetes", 25, 1.2, i -> "cluster-" + i);
        env = add(false, "env", 3, 2.5, i -> List.of("prod", "stage", "dev").get(i));
        namespace = add(false, "namespace", 400, 1.0, i -> "namespace-" + i);
        team = add(false, "team", 40, 1.0, i -> "team-" + i);
        severity = add(
                false,
                "severity",
                3,
                0.5,
                i -> List.of("warning", "critical", "info").get(i));
        node = add(false, "node", 5_000, 0.4, i -> "node-" + i + ".example.net");
        pod = add(false, "pod", pods, 0.2, i -> "pod-" + i);
        vhost = add(false, "vhost", 2_000, 1.0, i -> "www" + i + ".example.com");
    }

    private Texts add(boolean field, String name, int count, double skew, IntFunction<String> value) {
        Texts texts = Texts.of(field, name, next, next + 1, count, skew, value);
        next += 1 + count;
        all.add(texts);
        return texts;
    }
}
