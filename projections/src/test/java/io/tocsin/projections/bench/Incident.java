package io.tocsin.projections.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An incident of a year, made of its number alone. */
final class Incident {

    static final int ALERTS = 5;
    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final long YEAR = Duration.ofDays(365).toSeconds();

    final long number;
    final int project;
    final int trigger;
    final int serviceLevel;
    final int holder;
    final int source;
    final int level;
    final String status;
    final Instant opened;
    final @Nullable Instant deadline;
    final int flaps;
    final int comments;

    @Nullable Instant taken;

    @Nullable Instant closed;

    /** Of each alert the values of its labels. */
    final List<Map<Texts, Integer>> alerts = new ArrayList<>();

    private final Words words;

    Incident(Words words, long seed, long number, long incidents) {
        this.words = words;
        this.number = number;
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        project = words.project.pick(random);
        trigger = words.trigger.pick(random);
        serviceLevel = project % words.serviceLevel.count();
        holder = words.holder.pick(random);
        source = words.source.pick(random);
        level = 1 + (int) (9 * Math.sqrt(random.nextDouble()));
        long age = YEAR - YEAR * number / incidents;
        opened = NOW.minusSeconds(age + random.nextInt(600)).plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
        deadline = level > 7 ? null : opened.plusSeconds(level < 4 ? 600 : 86_400);
        status = status(random, age);
        flaps = random.nextInt(20) == 0 ? 6 : 1;
        comments = random.nextInt(3);
        answer(random);
        for (int i = 0; i < ALERTS; i++) {
            alerts.add(labels(random, i == 0 ? null : alerts.getFirst()));
        }
    }

    boolean open() {
        return closed == null;
    }

    /** Microseconds that the answer came too late. */
    long overrun() {
        Instant answered = taken == null ? closed : taken;
        boolean late = deadline != null && answered != null && answered.isAfter(deadline);
        return late ? ChronoUnit.MICROS.between(deadline, answered) : 0;
    }

    String title() {
        return words.trigger.text(trigger) + " in " + words.namespace.text(value(words.namespace));
    }

    int value(Texts texts) {
        return alerts.getFirst().getOrDefault(texts, 0);
    }

    /** The union over its alerts. */
    Map<String, Set<String>> labels() {
        Map<String, Set<String>> union = new TreeMap<>();
        alerts.forEach(alert ->
                alert.forEach((texts, index) -> union.computeIfAbsent(texts.name(), name -> new LinkedHashSet<>())
                        .add(texts.text(index))));
        return union;
    }

    /** By which it is found. */
    Set<Integer> ids() {
        Set<Integer> ids = new TreeSet<>();
        ids.add(words.project.id(project));
        ids.add(words.trigger.id(trigger));
        ids.add(words.kind.id(0));
        ids.add(words.source.id(source));
        alerts.forEach(alert -> alert.forEach((texts, index) -> {
            ids.add(texts.id());
            ids.add(texts.id(index));
        }));
        return ids;
    }

    private Map<Texts, Integer> labels(SplittableRandom random, @Nullable Map<Texts, Integer> first) {
        Map<Texts, Integer> labels = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
        for (Texts texts : List.of(words.kubernetes, words.env, words.namespace, words.team)) {
            labels.put(texts, first == null ? texts.pick(random) : first.getOrDefault(texts, 0));
        }
        for (Texts texts : List.of(words.severity, words.node, words.pod)) {
            labels.put(texts, texts.pick(random));
        }
        if (random.nextInt(5) == 0) {
            labels.put(words.vhost, words.vhost.pick(random));
        }
        return labels;
    }

    private static String status(SplittableRandom random, long age) {
        boolean fresh = age < Duration.ofDays(7).toSeconds();
        int dice = random.nextInt(1_000);
        if (dice < (fresh ? 500 : 995)) {
            return "closed";
        }
        return List.of("new", "todo", "taken", "retrospective").get(dice % 4);
    }

    private void answer(SplittableRandom random) {
        Instant at = opened.plusSeconds((long) (-Math.log(1 - random.nextDouble()) * 900));
        taken = status.equals("taken") || (status.equals("closed") && random.nextInt(10) > 0) ? at : null;
        closed = status.equals("closed") ? at.plusSeconds(random.nextInt(40_000)) : null;
    }
}
