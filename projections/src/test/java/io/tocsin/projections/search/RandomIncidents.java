package io.tocsin.projections.search;

import io.tocsin.mql.schema.Field;
import io.tocsin.mql.spec.SampleAlert;
import io.tocsin.mql.spec.SampleIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes incidents with labels of one value, of many, of none; with texts in several scripts; in every status. */
public record RandomIncidents(Random random) {

    public static final Instant NOW = Instant.parse("2026-10-25T12:00:00.000001Z");
    public static final List<String> LABELS = List.of("a", "kubernetes", "b.c/d", "nowhere", "ключ", "it's \"so\"");
    public static final List<String> TEXTS = List.of(
            "",
            "a",
            "b",
            "ab",
            "A",
            "a.c",
            "abc",
            "msm-prod",
            "Größe STRASSE",
            "ИНЦИДЕНТ",
            "инцидент упал",
            "'; DROP",
            "%_\\",
            "İstanbul",
            "10",
            "𝄞 note",
            "#l1",
            "Gold",
            "disk full");
    private static final long START = Instant.parse("2026-10-20T00:00:00Z").getEpochSecond();

    public List<SampleIncident> incidents(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(this::incident).toList();
    }

    private SampleIncident incident(int number) {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        for (Field field : List.of(Field.PROJECT, Field.TITLE, Field.TEXT, Field.SERVICE_LEVEL, Field.HOLDER)) {
            texts.put(field, pick(TEXTS));
        }
        texts.put(Field.STATUS, pick(Field.STATUS.words()));
        List<SampleAlert> alerts = IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> alert(texts))
                .toList();
        return new SampleIncident(
                number,
                texts,
                times(texts.getOrDefault(Field.STATUS, "")),
                1 + random.nextInt(9),
                random.nextInt(4),
                "snoozed".equals(texts.get(Field.STATUS)),
                alerts);
    }

    private Map<Field, Instant> times(String status) {
        Map<Field, Instant> times = new EnumMap<>(Field.class);
        Instant opened = moment();
        times.put(Field.OPENED, opened);
        boolean closed = status.equals("closed");
        boolean taken = status.equals("taken") || random.nextInt(3) == 0;
        if (taken) {
            times.put(Field.TAKEN, opened.plusSeconds(random.nextInt(3) * 3_600L));
        }
        if (closed) {
            times.put(Field.CLOSED, opened.plusSeconds(random.nextInt(90_000)));
        }
        if (random.nextInt(3) > 0) {
            times.put(Field.DEADLINE, opened.plusSeconds(random.nextInt(3) * 3_600L));
        }
        return times;
    }

    private SampleAlert alert(Map<Field, String> own) {
        Map<String, String> labels = new TreeMap<>();
        for (String label : LABELS) {
            if (random.nextBoolean() && !label.equals("nowhere")) {
                labels.put(label, pick(TEXTS));
            }
        }
        Map<Field, String> texts = new EnumMap<>(Field.class);
        texts.put(Field.PROJECT, pick(TEXTS));
        texts.put(Field.TRIGGER, pick(TEXTS));
        texts.put(Field.SERVICE_LEVEL, own.getOrDefault(Field.SERVICE_LEVEL, ""));
        texts.put(Field.KIND, pick(Field.KIND.words()));
        for (Field field : List.of(Field.TITLE, Field.TEXT)) {
            if (random.nextBoolean()) {
                texts.put(field, pick(TEXTS));
            }
        }
        if (random.nextInt(4) > 0) {
            texts.put(Field.STATE, pick(Field.STATE.words()));
        }
        return new SampleAlert(
                labels,
                texts,
                random.nextBoolean()
                        ? List.of(pick(TEXTS))
                        : new ArrayList<>(new LinkedHashSet<>(List.of(pick(TEXTS), pick(TEXTS)))),
                1 + random.nextInt(9),
                random.nextInt(4),
                random.nextInt(4) == 0,
                Duration.ofSeconds(random.nextInt(3) * 1_800L).plusNanos(1_000),
                random.nextBoolean() ? moment() : null);
    }

    private Instant moment() {
        return Instant.ofEpochSecond(START + random.nextInt(4 * 86_400), 1_000L * random.nextInt(3));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
