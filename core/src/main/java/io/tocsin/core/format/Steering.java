package io.tocsin.core.format;

import io.tocsin.core.event.Tie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code plk_*} annotations (protocol version 1) ask for.
 *
 * @param ignored names of labels to drop
 * @param collected names of labels that do not identify
 */
record Steering(
        @Nullable Duration pendingFor,
        boolean markdown,
        Set<String> ignored,
        Set<String> collected,
        List<Tie> ties,
        boolean group,
        boolean todo) {

    private static final String PREFIX = "plk_";
    private static final String VERSION = "plk_protocol_version";
    private static final String MARKUP = "plk_markup_format";
    private static final String PENDING = "plk_pending_until_firing_for";
    private static final String COLLECT = "plk_labels_as_annotations";
    private static final String IGNORE = "plk_ignore_labels";
    private static final String TYPE = "plk_alert_type";
    private static final String STATUS = "plk_incident_initial_status";
    private static final Set<String> NAMES = Set.of(VERSION, MARKUP, PENDING, COLLECT, IGNORE, TYPE, STATUS);

    private static final Steering NONE = new Steering(null, false, Set.of(), Set.of(), List.of(), false, false);

    static boolean isSteering(String annotation) {
        return annotation.startsWith(PREFIX) && (NAMES.contains(annotation) || Ties.how(annotation) != null);
    }

    static Steering of(Json json, Pairs annotations, Pairs labels) {
        for (int i = 0; i < annotations.size(); i++) {
            if (isSteering(annotations.name(i))) {
                return read(json, annotations, labels);
            }
        }
        return NONE;
    }

    private static Steering read(Json json, Pairs annotations, Pairs labels) {
        only("1", VERSION, json, annotations);
        return new Steering(
                pending(json, annotations),
                only("markdown", MARKUP, json, annotations),
                names(annotations.filled(IGNORE)),
                names(annotations.filled(COLLECT)),
                ties(json, annotations, labels),
                only("group", TYPE, json, annotations),
                only("todo", STATUS, json, annotations));
    }

    /** Whether the annotation is there; it may have no other value than this. */
    private static boolean only(String value, String name, Json json, Pairs annotations) {
        String text = annotations.filled(name);
        if (text != null && !text.equals(value)) {
            throw annotations.refused(
                    json, name, "Expected " + Text.quoted(value) + ", but it is " + Text.quoted(text));
        }
        return text != null;
    }

    private static @Nullable Duration pending(Json json, Pairs annotations) {
        String text = annotations.filled(PENDING);
        try {
            return text == null ? null : DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw annotations.refused(json, PENDING, String.valueOf(e.getMessage()));
        }
    }

    private static Set<String> names(@Nullable String list) {
        return list == null
                ? Set.of()
                : Arrays.stream(list.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Tie> ties(Json json, Pairs annotations, Pairs labels) {
        List<Tie> ties = new ArrayList<>();
        for (int i = 0; i < annotations.size(); i++) {
            String name = annotations.name(i);
            Tie.How how = Ties.how(name);
            if (how != null && !annotations.value(i).isEmpty()) {
                try {
                    ties.add(Ties.parse(how, name, annotations.value(i), labels));
                } catch (IllegalArgumentException e) {
                    throw annotations.refused(json, name, String.valueOf(e.getMessage()));
                }
            }
        }
        return List.copyOf(ties);
    }
}
