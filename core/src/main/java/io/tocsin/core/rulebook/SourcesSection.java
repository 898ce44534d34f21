package io.tocsin.core.rulebook;

import io.tocsin.core.message.Sender;
import io.tocsin.core.rulebook.Values.Entry;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code sources}: a list of who sends messages. */
final class SourcesSection {

    private static final List<String> FIELDS =
            List.of("name", "type", "key", "project", "severity", "stale_after", "silent_after", "heartbeat");
    private static final List<String> TYPES =
            Arrays.stream(SourceType.values()).map(SourceType::word).toList();
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::name).toList();

    /** A key stands in URLs, as one segment of the path. */
    private static final Pattern KEY = Pattern.compile("[^\\p{Z}\\p{C}/\\\\?#%;]{1,200}");

    private static final String KEY_SHAPE = "a key of 1 to 200 characters without spaces and without / \\ ? # % ;";

    private final Problems problems;
    private final Values values;
    private final Secrets secrets;
    private final Map<String, Place> names = new HashMap<>();
    private final Map<String, Place> keys = new HashMap<>();

    SourcesSection(Problems problems, Values values, Secrets secrets) {
        this.problems = problems;
        this.values = values;
        this.secrets = secrets;
    }

    List<Source> read(@Nullable Place section) {
        List<Source> sources = new ArrayList<>();
        if (section != null) {
            values.items(section, "a list of sources").stream()
                    .map(this::source)
                    .filter(Objects::nonNull)
                    .forEach(sources::add);
        }
        return sources;
    }

    private @Nullable Source source(Place place) {
        Map<String, Entry> fields = values.fields(place, "a source", FIELDS);
        if (!Values.isMapping(place)) {
            return null;
        }
        String name = required(place, fields, "name", this::name);
        SourceType type = required(place, fields, "type", value -> values.word(value, TYPES, SourceType::parse));
        String key = optional(fields, "key", this::key);
        String project = optional(fields, "project", value -> values.name(value, "a project's name"));
        Severity severity = optional(fields, "severity", value -> values.word(value, SEVERITIES, Severity::parse));
        Duration staleAfter = optional(fields, "stale_after", values::positiveDuration);
        Duration silentAfter = optional(fields, "silent_after", values::positiveDuration);
        String heartbeat = optional(fields, "heartbeat", value -> values.name(value, "a trigger"));
        if (name == null || type == null) {
            return null;
        }
        String owner = project == null ? Sender.DEFAULT_PROJECT : project;
        return new Source(name, type, key, owner, severity, staleAfter, silentAfter, heartbeat);
    }

    private <T> @Nullable T required(
            Place source, Map<String, Entry> fields, String field, Function<Place, Optional<T>> read) {
        if (!fields.containsKey(field)) {
            problems.add(source, "Expected the source to have a " + field + ", but it has none");
        }
        return optional(fields, field, read);
    }

    private static <T> @Nullable T optional(
            Map<String, Entry> fields, String field, Function<Place, Optional<T>> read) {
        Entry entry = fields.get(field);
        return entry == null ? null : read.apply(entry.value()).orElse(null);
    }

    private Optional<String> name(Place place) {
        return values.name(place, "a source's name").filter(name -> isNew(names, name, place, "name"));
    }

    /** Its digest, which may stand in its place. */
    private Optional<String> key(Place place) {
        return values.text(place, KEY_SHAPE)
                .filter(key -> {
                    boolean fits = KEY.matcher(key).matches();
                    if (!fits) {
                        problems.add(place, "Expected " + KEY_SHAPE + ", but this one is not");
                    }
                    return fits;
                })
                .map(key -> {
                    String digest = KeyDigest.isDigest(key) ? key : KeyDigest.of(key);
                    secrets.add(place, digest);
                    return digest;
                })
                .filter(digest -> isNew(keys, digest, place, "key"));
    }

    private boolean isNew(Map<String, Place> seen, String text, Place place, String what) {
        Place first = seen.putIfAbsent(text, place);
        if (first != null) {
            problems.add(
                    place,
                    "Expected a " + what + " of its own, but the source at line " + first.line() + " has the same");
        }
        return first == null;
    }
}
