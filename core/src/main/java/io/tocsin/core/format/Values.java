package io.tocsin.core.format;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One string for equal label values: {@code job="node"} of a hundred thousand alerts is held once. A value may be forgotten
 * at any time; then there are two of it, and nothing else happens. For any number of threads.
 */
final class Values {

    private static final int LONGEST = 128;

    private final AtomicReferenceArray<@Nullable String> known;

    /** @param size a power of two */
    Values(int size) {
        this.known = new AtomicReferenceArray<>(size);
    }

    String shared(String value) {
        if (value.length() > LONGEST) {
            return value;
        }
        int hash = value.hashCode();
        int slot = (hash ^ (hash >>> 15)) & (known.length() - 1);
        String same = known.get(slot);
        if (value.equals(same)) {
            return same;
        }
        known.set(slot, value);
        return value;
    }
}
