package io.tocsin.core.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The state of a lasting alert; instant alerts stay {@link #NONE}, they only occur. */
public enum Status {
    /** Never heard of, or an instant alert. */
    NONE,
    /** It fires at the source, but not yet long enough to count. */
    PENDING,
    FIRING,
    /** It was firing, and who promised to say so again fell silent. Not OK: silence is not health. */
    UNKNOWN,
    OK;

    @JsonCreator
    public static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the condition may still hold. */
    public boolean open() {
        return this == PENDING || this == FIRING || this == UNKNOWN;
    }
}
