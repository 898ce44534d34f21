package io.tocsin.api.vitals;

/** How one thing looks at the moment. */
public sealed interface Sign {

    /** As it should be. @param summary for people who were told that it was not */
    record Well(String summary) implements Sign {}

    /** Neither one nor the other: whatever was said of it stays. */
    record Between() implements Sign {}

    /** Not as it should be. */
    record Ill(String summary, String description) implements Sign {}

    /** Ill from one value on, well again only at half of it: what goes up and down around the value is not told again and again. */
    static Sign of(long value, long illFrom, Ill ill, Well well) {
        if (value >= illFrom) {
            return ill;
        }
        return value <= illFrom / 2 ? well : new Between();
    }
}
