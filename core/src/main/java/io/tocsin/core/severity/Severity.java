package io.tocsin.core.severity;

import java.util.Optional;

/** S1 (the worst) to S9: impact plus likelihood plus one. */
public enum Severity {
    S1,
    S2,
    S3,
    S4,
    S5,
    S6,
    S7,
    S8,
    S9;

    private static final Severity[] ALL = values();

    /** The level of 1 … 9. */
    public static Severity ofLevel(int level) {
        if (level < 1 || level > ALL.length) {
            throw new IllegalArgumentException("Expected a severity level from 1 to 9, but it is " + level);
        }
        return ALL[level - 1];
    }

    public static Severity of(Impact impact, Likelihood likelihood) {
        return ALL[impact.ordinal() + likelihood.ordinal()];
    }

    /** Reads {@code "3"} or {@code "S3"} (either case); empty for anything else. */
    public static Optional<Severity> parse(String text) {
        String digits = text.startsWith("S") || text.startsWith("s") ? text.substring(1) : text;
        if (digits.length() != 1 || digits.charAt(0) < '1' || digits.charAt(0) > '9') {
            return Optional.empty();
        }
        return Optional.of(ofLevel(digits.charAt(0) - '0'));
    }

    public int level() {
        return ordinal() + 1;
    }

    public boolean worseThan(Severity other) {
        return ordinal() < other.ordinal();
    }

    public Severity worst(Severity other) {
        return worseThan(other) ? this : other;
    }
}
