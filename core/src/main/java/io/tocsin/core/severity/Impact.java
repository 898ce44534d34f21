package io.tocsin.core.severity;

import java.util.Locale;
import java.util.Optional;

/** How bad it is; its number is its place, from 0. */
public enum Impact {
    DEADLY,
    CATASTROPHIC,
    CRITICAL,
    MARGINAL,
    NEGLIGIBLE;

    /** Reads the word (any case) or the number 0 … 4; empty for anything else. */
    public static Optional<Impact> parse(String text) {
        return Words.parse(values(), text.strip().toLowerCase(Locale.ROOT));
    }
}
