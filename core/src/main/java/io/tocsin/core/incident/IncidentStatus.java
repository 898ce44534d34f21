package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tocsin.core.severity.ResponseClass;
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
    /** To be quiet; wakes to the status it had. */
    SNOOZED,
    CLOSED;

    /** That of an incident which nobody has taken. */
    public static IncidentStatus untaken(ResponseClass responseClass) {
        return switch (responseClass) {
            case IMMEDIATE -> NEW;
            case BATCH -> TODO;
            case RETROSPECTIVE -> RETROSPECTIVE;
        };
    }

    @JsonCreator
    public static IncidentStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
