package io.tocsin.projections.fold;

import io.tocsin.core.label.Labels;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes every text one that PostgreSQL can keep: it takes neither U+0000 nor halves of surrogate pairs, and a text from
 * outside must never stop the projections.
 */
final class Words {

    private static final char INSTEAD = '\uFFFD';

    private Words() {}

    static String safe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replace(text);
            }
        }
        return text;
    }

    static @Nullable String safeOrNull(@Nullable String text) {
        return text == null ? null : safe(text);
    }

    static Labels safe(Labels labels) {
        for (int i = 0; i < labels.size(); i++) {
            if (!safe(labels.name(i)).equals(labels.name(i))
                    || !safe(labels.value(i)).equals(labels.value(i))) {
                return replace(labels);
            }
        }
        return labels;
    }

    private static String replace(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            out.appendCodePoint(c == 0 || half ? INSTEAD : c);
        });
        return out.toString();
    }

    private static Labels replace(Labels labels) {
        Map<String, String> map = new TreeMap<>();
        labels.forEach((name, value) -> map.put(safe(name), safe(value)));
        return Labels.of(map);
    }
}
