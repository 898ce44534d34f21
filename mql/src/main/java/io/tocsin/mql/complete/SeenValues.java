package io.tocsin.mql.complete;

import io.tocsin.mql.schema.Field;
import java.util.List;

/** What alerts and incidents have had so far. Asked at each key stroke, so it must be fast; may be a little out of date. */
public interface SeenValues {

    /** The most frequent labels whose name begins so, the most frequent first. */
    List<Seen> labels(String prefix, int most);

    /** The most frequent values of the label that begin so, the most frequent first. */
    List<Seen> values(String label, String prefix, int most);

    /** The most frequent values of a text field that begin so, the most frequent first; for targets of {@code holder}. */
    List<Seen> values(Field field, String prefix, int most);

    /**
     * @param count of alerts or incidents that have it
     */
    record Seen(String text, long count) {}
}
