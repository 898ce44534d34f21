package io.tocsin.projections.json;

import io.tocsin.core.label.Labels;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads the JSON columns. What each alert has is written by hand, because storms are made of it. Safe for use by
 * many threads.
 */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonStringEncoder QUOTES = JsonStringEncoder.getInstance();
    private static final JavaType LISTS = MAPPER.constructType(new TypeReference<Map<String, List<String>>>() {});

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static String write(Labels labels) {
        if (labels.isEmpty()) {
            return "{}";
        }
        StringBuilder out = new StringBuilder(64 * labels.size()).append('{');
        for (int i = 0; i < labels.size(); i++) {
            out.append(i == 0 ? "" : ",");
            quote(labels.name(i), out).append(':');
            quote(labels.value(i), out);
        }
        return out.append('}').toString();
    }

    public static String write(Collection<String> texts) {
        StringBuilder out = new StringBuilder();
        write(texts, out);
        return out.toString();
    }

    public static String write(Map<String, ? extends Collection<String>> lists) {
        StringBuilder out = new StringBuilder().append('{');
        lists.forEach((name, values) -> {
            out.append(out.length() == 1 ? "" : ",");
            quote(name, out).append(':');
            write(values, out);
        });
        return out.append('}').toString();
    }

    /** @throws IllegalArgumentException when the text is not JSON of that type */
    public static <T> T read(@Nullable String json, Class<T> type) {
        return MAPPER.readValue(given(json), type);
    }

    public static <T> List<T> readList(@Nullable String json, Class<T> type) {
        return json == null || json.equals("[]")
                ? List.of()
                : MAPPER.readValue(json, MAPPER.getTypeFactory().constructCollectionType(List.class, type));
    }

    /** Names and lists of texts, in the order of the names. */
    public static Map<String, List<String>> readLists(@Nullable String json) {
        Map<String, List<String>> lists = json == null ? Map.of() : MAPPER.readValue(json, LISTS);
        return new TreeMap<>(lists);
    }

    private static String given(@Nullable String json) {
        if (json == null) {
            throw new IllegalArgumentException("Expected JSON, but there is none");
        }
        return json;
    }

    private static void write(Collection<String> texts, StringBuilder out) {
        out.append('[');
        int length = out.length();
        for (String text : texts) {
            out.append(out.length() == length ? "" : ",");
            quote(text, out);
        }
        out.append(']');
    }

    private static StringBuilder quote(String text, StringBuilder out) {
        out.append('"');
        QUOTES.quoteAsString(text, out);
        return out.append('"');
    }
}
