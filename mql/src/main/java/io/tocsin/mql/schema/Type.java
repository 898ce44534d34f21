package io.tocsin.mql.schema;

/** What kind of values a field has; it decides how a literal is read and which operators are allowed. */
public enum Type {
    /** Any text; compared exactly, case and all. */
    TEXT("text"),
    /** S1 … S9, where S1, the worst, is the least. */
    SEVERITY("a severity from S1 to S9"),
    /** A whole number. */
    NUMBER("a whole number"),
    TIME("a time"),
    /** May be below zero: what is left of a response time that has passed. */
    DURATION("a duration"),
    /** True or false; written alone, never compared. */
    FLAG("a flag"),
    /** One of the field's own words. */
    ENUM("one of its words");

    private final String description;

    Type(String description) {
        this.description = description;
    }

    /** With its article, to follow "Expected". */
    public String description() {
        return description;
    }

    /** Whether {@code <}, {@code <=}, {@code >} and {@code >=} mean something. */
    public boolean ordered() {
        return this == SEVERITY || this == NUMBER || this == TIME || this == DURATION;
    }

    /** Whether a regular expression can be matched against it. */
    public boolean textual() {
        return this == TEXT || this == ENUM;
    }
}
