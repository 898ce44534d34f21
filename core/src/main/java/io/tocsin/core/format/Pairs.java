package io.tocsin.core.format;

import io.tocsin.core.label.Labels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * The members of one {@code labels} or {@code annotations} object, sorted by name, each with its place in the body. A name
 * may be there twice with the same value: vmalert writes {@code alertname} so.
 */
final class Pairs {

    static final int MAX = 1_000;

    private static final Values VALUES = new Values(1 << 14);

    private final String field;
    private String[] names = new String[16];
    private String[] values = new String[16];
    private int[] places = new int[16];
    private int size;

    /** @param field of the event that holds them */
    Pairs(String field) {
        this.field = field;
    }

    /** Reads the object that this token must be; {@code null} is an empty one. */
    void read(Json json) {
        if (json.is(JsonToken.VALUE_NULL)) {
            return;
        }
        json.expect(JsonToken.START_OBJECT, "an object of " + field);
        boolean sorted = true;
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            if (name.isEmpty()) {
                throw json.refused("Expected a name, but it is empty");
            }
            if (size == MAX) {
                throw json.refused("Expected at most 1,000 " + field + ", but there are more");
            }
            sorted &= size == 0 || names[size - 1].compareTo(name) < 0;
            append(name, VALUES.shared(json.text()), json.offset());
        }
        if (!sorted) {
            sort(json);
        }
    }

    @Nullable String get(String name) {
        int i = find(name);
        return i < 0 ? null : values[i];
    }

    /** As {@link #get}, but an empty value is none. */
    @Nullable String filled(String name) {
        String value = get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    int size() {
        return size;
    }

    String name(int i) {
        return names[i];
    }

    String value(int i) {
        return values[i];
    }

    /** Those whose name passes and whose value is not empty: no value and an empty one are the same, as in Prometheus. */
    Labels keep(Predicate<String> wanted) {
        String[] pairs = new String[2 * size];
        int n = 0;
        for (int i = 0; i < size; i++) {
            if (!values[i].isEmpty() && wanted.test(names[i])) {
                pairs[n++] = names[i];
                pairs[n++] = values[i];
            }
        }
        return Labels.ofSortedPairs(n == pairs.length ? pairs : Arrays.copyOf(pairs, n));
    }

    /** The event is at fault at the value of this name. */
    Refused refused(Json json, String name, String reason) {
        int i = find(name);
        String pointer = json.pointer() + '/' + field + '/' + escaped(name);
        return Refused.event(i < 0 ? json.offset() : places[i], pointer, reason);
    }

    private int find(String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void append(String name, String value, int place) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        names[size] = name;
        values[size] = value;
        places[size++] = place;
    }

    private void sort(Json json) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        String[] oldNames = names;
        String[] oldValues = values;
        int[] oldPlaces = places;
        Arrays.sort(order, Comparator.comparing((Integer i) -> oldNames[i]));
        names = new String[size];
        values = new String[size];
        places = new int[size];
        size = 0;
        for (int i : order) {
            boolean again = size > 0 && names[size - 1].equals(oldNames[i]);
            if (again && !values[size - 1].equals(oldValues[i])) {
                throw twice(json, oldNames[i], oldPlaces[i]);
            }
            if (!again) {
                append(oldNames[i], oldValues[i], oldPlaces[i]);
            }
        }
    }

    private static Refused twice(Json json, String name, int place) {
        String pointer = json.pointer() + '/' + escaped(name);
        String reason = "Expected one value of " + Text.quoted(name) + ", but there are two different ones";
        return Refused.event(place, pointer, reason);
    }

    /** As a part of a JSON pointer. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
