package io.tocsin.projections.fold;

import io.tocsin.core.label.Labels;
import io.tocsin.projections.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which values each label has over many alerts; of a size that does not grow with them: the first twenty values of a label,
 * and of the first hundred labels. Not safe for use by many threads.
 */
final class Union {

    static final int VALUES = 20;
    static final int NAMES = 100;

    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private final Set<String> more = new TreeSet<>();

    static Union of(Map<String, List<String>> values, Collection<String> more) {
        Union union = new Union();
        values.forEach((name, some) -> union.values.put(name, new LinkedHashSet<>(some)));
        union.more.addAll(more);
        return union;
    }

    /** Whether that changed anything. */
    boolean add(Labels labels) {
        boolean changed = false;
        for (int i = 0; i < labels.size(); i++) {
            changed |= add(labels.name(i), labels.value(i));
        }
        return changed;
    }

    String values() {
        return Json.write(values);
    }

    String more() {
        return Json.write(more);
    }

    private boolean add(String name, String value) {
        Set<String> some = values.get(name);
        if (some == null) {
            if (values.size() == NAMES) {
                return false;
            }
            some = new LinkedHashSet<>();
            values.put(name, some);
        }
        if (some.size() < VALUES) {
            return some.add(value);
        }
        return !some.contains(value) && more.add(name);
    }
}
