package io.tocsin.mql.spec;

import io.tocsin.mql.schema.Field;
import io.tocsin.mql.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of a {@code .mqldata} file.
 *
 * @param now the moment at which queries are asked
 */
public record SampleData(Instant now, List<SampleIncident> incidents) {

    private static final List<Field> OWNED = List.of(Field.PROJECT, Field.SERVICE_LEVEL);

    /** Lines are {@code now …}, {@code incident <number>}, {@code alert}, and {@code name: value} of what came last. */
    static SampleData read(String text) {
        Instant now = Instant.EPOCH;
        List<SampleIncident> incidents = new ArrayList<>();
        @Nullable Draft incident = null;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("now ")) {
                now = Instant.parse(line.substring(4));
            } else if (line.startsWith("incident ")) {
                finish(incident, incidents);
                incident = new Draft(Long.parseLong(line.substring(9)));
            } else if (!line.isEmpty() && !line.startsWith("#") && incident != null) {
                incident.add(line);
            }
        }
        finish(incident, incidents);
        return new SampleData(now, List.copyOf(incidents));
    }

    private static void finish(@Nullable Draft draft, List<SampleIncident> incidents) {
        if (draft != null) {
            incidents.add(draft.incident());
        }
    }

    private static final class Draft {

        private final long number;
        private final Map<String, String> own = new TreeMap<>();
        private final List<Map<String, String>> alerts = new ArrayList<>();

        Draft(long number) {
            this.number = number;
        }

        void add(String line) {
            if (line.equals("alert")) {
                alerts.add(new TreeMap<>());
                return;
            }
            int colon = line.indexOf(": ");
            String name = colon < 0 ? line.substring(0, line.length() - 1) : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 2);
            (alerts.isEmpty() ? own : alerts.getLast()).put(name, value);
        }

        SampleIncident incident() {
            Map<Field, Instant> times = new EnumMap<>(Field.class);
            for (Field field : List.of(Field.OPENED, Field.TAKEN, Field.CLOSED, Field.DEADLINE)) {
                if (own.containsKey(field.word())) {
                    times.put(field, Instant.parse(own.get(field.word())));
                }
            }
            return new SampleIncident(
                    number,
                    texts(own),
                    times,
                    level(own),
                    Integer.parseInt(own.getOrDefault("comments", "0")),
                    own.containsKey("snoozed"),
                    alerts.stream().map(this::alert).toList());
        }

        private SampleAlert alert(Map<String, String> given) {
            Map<String, String> labels = new TreeMap<>();
            given.forEach((name, value) -> {
                if (name.startsWith("~")) {
                    labels.put(name.substring(1), value);
                }
            });
            String since = given.get("since");
            return new SampleAlert(
                    labels,
                    alertTexts(given),
                    List.of(given.getOrDefault("source", "prometheus-main").split(", ")),
                    given.containsKey("severity") ? level(given) : level(own),
                    Integer.parseInt(given.getOrDefault("flaps", "1")),
                    given.containsKey("flapping"),
                    Durations.read(given.getOrDefault("lasted", "0s")).orElse(Duration.ZERO),
                    since == null ? null : Instant.parse(since));
        }

        /** What is of the project is the incident's; an alert is lasting, and fires, unless something else is said. */
        private Map<Field, String> alertTexts(Map<String, String> given) {
            Map<Field, String> texts = texts(given);
            for (Field field : OWNED) {
                if (own.containsKey(field.word())) {
                    texts.putIfAbsent(field, own.get(field.word()));
                }
            }
            texts.putIfAbsent(Field.KIND, "lasting");
            if (texts.get(Field.KIND).equals("lasting")) {
                texts.putIfAbsent(Field.STATE, "firing");
            }
            return texts;
        }

        private static Map<Field, String> texts(Map<String, String> given) {
            Map<Field, String> texts = new EnumMap<>(Field.class);
            for (Field field : Field.values()) {
                if (field.type().textual() && field != Field.SOURCE && given.containsKey(field.word())) {
                    texts.put(field, given.get(field.word()));
                }
            }
            return texts;
        }

        private static int level(Map<String, String> given) {
            return given.getOrDefault("severity", "S9").charAt(1) - '0';
        }
    }
}
