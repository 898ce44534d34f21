package io.tocsin.core.rulebook;

import io.tocsin.core.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads values of the shapes that a rulebook has. What does not fit is told to the problems and is empty here. */
final class Values {

    /** A name in a mapping and what it leads to; both have the pointer of the value. */
    record Entry(Place key, Place value) {}

    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,200}");
    private static final String NAME_SHAPE =
            " of 1 to 200 characters, without line breaks and without spaces around it";

    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    static boolean isMapping(Place place) {
        return place.node() instanceof MappingNode;
    }

    static boolean isList(Place place) {
        return place.node() instanceof SequenceNode;
    }

    static boolean isText(Place place) {
        return place.node() instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL);
    }

    /** A mapping with names of the writer's choice. */
    Map<String, Entry> entries(Place place, String expected) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (!(place.node() instanceof MappingNode mapping)) {
            problems.add(place, "Expected " + expected + ", but found " + describe(place.node()));
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            name(new Place(tuple.getKeyNode(), place.pointer()), "a name").ifPresent(name -> {
                Entry entry = new Entry(place.child(name, tuple.getKeyNode()), place.child(name, tuple.getValueNode()));
                Entry first = entries.putIfAbsent(name, entry);
                if (first != null) {
                    refuseAgain(name, entry.key(), first.key());
                }
            });
        }
        return entries;
    }

    /** A mapping with known names; the others are told with a guess at what was meant. */
    Map<String, Entry> fields(Place place, String expected, List<String> known) {
        Map<String, Entry> fields = entries(place, expected + " with " + String.join(", ", known));
        refuseUnknown(fields, known);
        return fields;
    }

    void refuseUnknown(Map<String, Entry> fields, List<String> known) {
        fields.forEach((name, entry) -> {
            if (!known.contains(name)) {
                refuseWord(entry.key(), name, known);
            }
        });
    }

    List<Place> items(Place place, String expected) {
        List<Place> items = new ArrayList<>();
        if (!(place.node() instanceof SequenceNode sequence)) {
            problems.add(place, "Expected " + expected + ", but found " + describe(place.node()));
            return items;
        }
        for (Node node : sequence.getValue()) {
            items.add(place.child(Integer.toString(items.size()), node));
        }
        return items;
    }

    /** A scalar as it is written: {@code no} and {@code 0123} are texts here. */
    Optional<String> text(Place place, String expected) {
        if (!(place.node() instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
            problems.add(place, "Expected " + expected + ", but found " + describe(place.node()));
            return Optional.empty();
        }
        return Optional.of(scalar.getValue());
    }

    /** A text that can be shown in one line and be told from others by eye. */
    Optional<String> name(Place place, String expected) {
        return text(place, expected).filter(text -> {
            boolean fits = NAME.matcher(text).matches() && text.equals(text.strip());
            if (!fits) {
                problems.add(place, "Expected " + expected + NAME_SHAPE + ", but found " + quote(text));
            }
            return fits;
        });
    }

    Optional<Duration> duration(Place place) {
        return durationOf(place, "a duration (30s, 5m, 1h30m, 7d)");
    }

    Optional<Duration> positiveDuration(Place place) {
        String expected = "a duration of more than 0 (30s, 5m, 1h30m, 7d)";
        return durationOf(place, expected).filter(duration -> {
            if (duration.isZero()) {
                problems.add(place, "Expected " + expected + ", but it is 0");
            }
            return duration.isPositive();
        });
    }

    /** One of the words. */
    <T> Optional<T> word(Place place, Collection<String> words, Function<String, Optional<T>> parse) {
        return text(place, "one of " + String.join(", ", words)).flatMap(text -> {
            Optional<T> value = parse.apply(text);
            if (value.isEmpty()) {
                refuseWord(place, text, words);
            }
            return value;
        });
    }

    private Optional<Duration> durationOf(Place place, String expected) {
        return text(place, expected).flatMap(text -> {
            Optional<Duration> duration = Durations.parse(text);
            if (duration.isEmpty()) {
                problems.add(place, "Expected " + expected + ", but found " + quote(text));
            }
            return duration;
        });
    }

    private void refuseWord(Place place, String text, Collection<String> words) {
        problems.add(
                place,
                "Expected one of " + String.join(", ", words) + ", but found " + quote(text)
                        + Nearest.hint(text, words));
    }

    private void refuseAgain(String name, Place again, Place first) {
        problems.add(again, "Expected " + quote(name) + " once, but it is already at line " + first.line());
    }

    /** For messages; what is very long is cut. */
    static String quote(String text) {
        return '"' + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + '"';
    }

    /** The shape only: what stands in a wrong place may be a key. */
    private static String describe(Node node) {
        return switch (node) {
            case MappingNode _ -> "a mapping";
            case SequenceNode _ -> "a list";
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "nothing";
            default -> "a single value";
        };
    }
}
