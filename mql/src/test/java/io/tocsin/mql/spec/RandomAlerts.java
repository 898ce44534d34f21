package io.tocsin.mql.spec;

import io.tocsin.mql.schema.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes alerts that have some labels and some fields, and lack others.
 *
 * @param random decides everything
 * @param labels of which each alert has some
 * @param texts values, some joined from two
 */
public record RandomAlerts(Random random, List<String> labels, List<String> texts) {

    private static final List<Field> FREE =
            List.of(Field.PROJECT, Field.TRIGGER, Field.TITLE, Field.TEXT, Field.SERVICE_LEVEL);

    public SampleAlert alert(Instant now) {
        Map<String, String> values = new HashMap<>();
        labels.stream().filter(label -> random.nextBoolean()).forEach(label -> values.put(label, text()));
        Map<Field, String> fields = new EnumMap<>(Field.class);
        FREE.stream().filter(field -> random.nextInt(4) > 0).forEach(field -> fields.put(field, text()));
        for (Field field : List.of(Field.STATE, Field.KIND)) {
            fields.put(field, field.words().get(random.nextInt(field.words().size())));
        }
        return new SampleAlert(
                values,
                fields,
                random.nextBoolean() ? List.of(text()) : List.of(text(), text()),
                1 + random.nextInt(9),
                random.nextInt(12),
                random.nextBoolean(),
                Duration.ofMinutes(random.nextInt(5_000)),
                random.nextBoolean() ? null : now.minusSeconds(random.nextInt(100_000)));
    }

    private String text() {
        String one = texts.get(random.nextInt(texts.size()));
        return random.nextInt(3) > 0 ? one : one + texts.get(random.nextInt(texts.size()));
    }
}
