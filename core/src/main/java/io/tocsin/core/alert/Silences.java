package io.tocsin.core.alert;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which sources are known to be silent: what they said last does not count until they speak again. Immutable.
 *
 * @param since by the source's name, from when on its silence counts
 */
public record Silences(Map<String, Instant> since) {

    public static final Silences NONE = new Silences(Map.of());

    public Silences {
        since = Map.copyOf(since);
    }

    public boolean has(String source) {
        return since.containsKey(source);
    }

    /** From when on; null while the source is not silent. */
    @Nullable Instant of(String source) {
        return since.get(source);
    }
}
