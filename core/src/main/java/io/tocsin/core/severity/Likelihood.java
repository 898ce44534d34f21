package io.tocsin.core.severity;

import java.util.Locale;
import java.util.Optional;

/** How sure it is to hurt; its number is its place, from 0. */
public enum Likelihood {
    CERTAIN,
    LIKELY,
    POSSIBLE,
    UNLIKELY,
    RARE;

    /** Reads the word (any case) or the number 0 … 4; empty for anything else. */
    public static Optional<Likelihood> parse(String text) {
        return Words.parse(values(), text.strip().toLowerCase(Locale.ROOT));
    }
}
