package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an incident stands in its life. */
public enum IncidentStatus {
    /** Nobody has taken it. */
    NEW,
    /** To be worked on in batches. */
    TODO,
    /** Not to be handled; looked at in the retrospective. Never in the queue. */
    RETROSPECTIVE,
    TAKEN,
    CLOSED;

    @JsonCreator
    public static IncidentStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
