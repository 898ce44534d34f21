package io.tocsin.mql;

import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Property tests: many tries, each with a random source of its own, whose seed every failure tells. */
public final class Seeds {

    private static final @Nullable Long ASKED_FOR = Long.getLong("tocsin.seed");

    private Seeds() {}

    /** Checks the property so many times; {@code -Dtocsin.seed=…} makes the try of that seed the first one. */
    public static void tries(int times, Consumer<Random> property) {
        long first = ASKED_FOR != null ? ASKED_FOR : new Random().nextLong();
        for (int i = 0; i < times; i++) {
            long seed = first + i;
            try {
                property.accept(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Repeat with -Dtocsin.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
