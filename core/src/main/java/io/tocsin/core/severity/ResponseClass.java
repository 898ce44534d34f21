package io.tocsin.core.severity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** In which way an incident is worked on. */
public enum ResponseClass {
    /** At once: someone is called. */
    IMMEDIATE("immediate"),
    /** Later, many at a time. */
    BATCH("batch"),
    /** Not at all: it is looked at in the retrospective and has no deadline. */
    RETROSPECTIVE("retrospective");

    private final String word;

    ResponseClass(String word) {
        this.word = word;
    }

    public static Optional<ResponseClass> parse(String word) {
        return Arrays.stream(values()).filter(c -> c.word.equals(word)).findFirst();
    }

    @JsonCreator
    static ResponseClass of(String word) {
        return parse(word).orElseThrow(() -> new IllegalArgumentException("Unknown response class " + word));
    }

    @JsonValue
    public String word() {
        return word;
    }
}
