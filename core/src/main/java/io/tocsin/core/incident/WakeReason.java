package io.tocsin.core.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an incident is not quiet any more. */
public enum WakeReason {
    /** Somebody woke it. */
    PERSON,
    /** The time was over. */
    TIME,
    /** None of its alerts is open any more, and that was waited for. */
    OK,
    /** It became more severe. */
    SEVERITY;

    @JsonCreator
    public static WakeReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
