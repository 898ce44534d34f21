package io.tocsin.mql.bench;

import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.schema.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An alert as intake has it.
 *
 * @param severity 1 to 9
 */
record BenchAlert(Map<String, String> labels, Map<Field, String> texts, int severity) implements AlertView {

    private static final List<String> SOURCES = List.of("prometheus-main");

    @Override
    public @Nullable String label(String name) {
        return labels.get(name);
    }

    @Override
    public boolean someLabelValue(Predicate<String> test) {
        return labels.values().stream().anyMatch(test);
    }

    @Override
    public @Nullable String text(Field field) {
        return texts.get(field);
    }

    @Override
    public List<String> sources() {
        return SOURCES;
    }

    @Override
    public long number(Field field, Instant now) {
        return field == Field.SEVERITY ? severity : 0;
    }

    @Override
    public boolean flag(Field field, Instant now) {
        return false;
    }

    /** As Event Ruler reads it. */
    String json() {
        return texts("{", texts.get(Field.PROJECT), texts.get(Field.TRIGGER)) + ",\"labels\":{" + members() + "}}";
    }

    /** Names and values in the order of the names, for Event Ruler to look at without reading JSON. */
    String[] flat() {
        TreeMap<String, String> sorted = new TreeMap<>();
        sorted.put("project", texts.getOrDefault(Field.PROJECT, ""));
        sorted.put("trigger", texts.getOrDefault(Field.TRIGGER, ""));
        labels.forEach((name, value) -> sorted.put("labels." + name, value));
        List<String> flat = new ArrayList<>();
        sorted.forEach((name, value) -> flat.addAll(List.of(name, "\"" + value + "\"")));
        return flat.toArray(String[]::new);
    }

    private static String texts(String before, @Nullable String project, @Nullable String trigger) {
        return before + "\"project\":\"" + project + "\",\"trigger\":\"" + trigger + "\"";
    }

    private String members() {
        List<String> members = new ArrayList<>();
        labels.forEach((name, value) -> members.add("\"" + name + "\":\"" + value + "\""));
        return String.join(",", members);
    }
}
