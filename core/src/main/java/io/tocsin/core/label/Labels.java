package io.tocsin.core.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Names and values, sorted by name, each name once; immutable. Annotations have the same shape.
 *
 * <p>Held as one flat array ({@code name, value, name, value, …}): a hundred thousand firing alerts keep theirs in
 * memory.
 */
public final class Labels {

    private static final Labels NONE = new Labels(new String[0]);

    private final String[] pairs;

    private Labels(String[] pairs) {
        this.pairs = pairs;
    }

    public static Labels none() {
        return NONE;
    }

    @JsonCreator
    public static Labels of(Map<String, String> map) {
        if (map.isEmpty()) {
            return NONE;
        }
        SortedMap<String, String> sorted = map instanceof SortedMap<String, String> s ? s : new TreeMap<>(map);
        String[] pairs = new String[sorted.size() * 2];
        int i = 0;
        for (Map.Entry<String, String> entry : sorted.entrySet()) {
            pairs[i++] = entry.getKey();
            pairs[i++] = entry.getValue();
        }
        return new Labels(pairs);
    }

    /**
     * Takes over an array of alternating names and values that is already sorted by name without doubles; the caller must
     * not touch it afterwards.
     */
    public static Labels ofSortedPairs(String[] pairs) {
        return pairs.length == 0 ? NONE : new Labels(pairs);
    }

    public int size() {
        return pairs.length / 2;
    }

    public boolean isEmpty() {
        return pairs.length == 0;
    }

    public String name(int i) {
        return pairs[2 * i];
    }

    public String value(int i) {
        return pairs[2 * i + 1];
    }

    /** Whether one of the values satisfies the test. */
    public boolean someValue(Predicate<String> test) {
        for (int i = 1; i < pairs.length; i += 2) {
            if (test.test(pairs[i])) {
                return true;
            }
        }
        return false;
    }

    /** The value of the label, or null when there is no such label. */
    public @Nullable String get(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    public boolean has(String name) {
        return get(name) != null;
    }

    public void forEach(BiConsumer<String, String> each) {
        for (int i = 0; i < pairs.length; i += 2) {
            each.accept(pairs[i], pairs[i + 1]);
        }
    }

    /** Those whose name passes. */
    public Labels keep(Predicate<String> names) {
        String[] kept = new String[pairs.length];
        int n = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (names.test(pairs[i])) {
                kept[n++] = pairs[i];
                kept[n++] = pairs[i + 1];
            }
        }
        return n == pairs.length ? this : ofSortedPairs(Arrays.copyOf(kept, n));
    }

    @JsonValue
    public Map<String, String> toMap() {
        Map<String, String> map = LinkedHashMap.newLinkedHashMap(size());
        forEach(map::put);
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels labels && Arrays.equals(pairs, labels.pairs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs);
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
