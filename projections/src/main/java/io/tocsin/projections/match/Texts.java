package io.tocsin.projections.match;

import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.predicate.Views;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.queue.IncidentView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all alerts of an incident have together: of each label, and of each field that only alerts have, every value. One thread. */
final class Texts {

    private final Map<String, List<String>> labels;
    private final Map<Field, List<String>> fields = new HashMap<>();

    private Texts(Map<String, List<String>> labels) {
        this.labels = new HashMap<>(labels);
    }

    /** What its row tells, which may not be all. */
    static Texts of(IncidentView incident) {
        Texts texts = new Texts(incident.labels());
        texts.fields.put(Field.TRIGGER, incident.triggers());
        texts.fields.put(Field.SOURCE, incident.sources());
        return texts;
    }

    /** Takes the place of what the row told of it, for it is all. */
    void label(String name, List<String> values) {
        labels.put(name, values);
    }

    void field(Field field, List<String> values) {
        fields.put(field, values);
    }

    /**
     * As alerts, of which each has one value of everything there is another value of: a condition about a single label or field
     * holds of some of them when it holds of some alert of the incident.
     */
    List<AlertView> asAlerts() {
        int most = Stream.concat(labels.values().stream(), fields.values().stream())
                .mapToInt(List::size)
                .max()
                .orElse(0);
        List<AlertView> alerts = new ArrayList<>(most);
        IntStream.range(0, most).forEach(i -> alerts.add(new Slice(i)));
        return alerts;
    }

    private static @Nullable String at(@Nullable List<String> values, int i) {
        return values == null || i >= values.size() ? null : values.get(i);
    }

    private final class Slice implements AlertView {

        private final int i;

        Slice(int i) {
            this.i = i;
        }

        @Override
        public @Nullable String label(String name) {
            return at(labels.get(name), i);
        }

        @Override
        public boolean someLabelValue(Predicate<String> test) {
            for (List<String> values : labels.values()) {
                if (i < values.size() && test.test(values.get(i))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public @Nullable String text(Field field) {
            return at(fields.get(field), i);
        }

        @Override
        public List<String> sources() {
            String source = text(Field.SOURCE);
            return source == null ? List.of() : List.of(source);
        }

        @Override
        public long number(Field field, Instant now) {
            return Views.NONE;
        }

        @Override
        public boolean flag(Field field, Instant now) {
            return false;
        }
    }
}
