package io.tocsin.core.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an event did to its alert, in one word; counted for each message. */
public enum Effect {
    /** An interval opened. */
    RAISED,
    /** Nothing changed. */
    REPEATED,
    /** It is OK now. */
    RESOLVED,
    /** It waits until it has fired long enough. */
    PENDING,
    /** Older than what is known: nothing changed. */
    LATE,
    /** An instant alert happened. */
    OCCURRED,
    /** It fires still, at another severity or by another voice. */
    CHANGED,
    /** Heard again after silence. */
    RESUMED,
    /** Only the words for people changed. */
    DESCRIBED,
    /** The same delivery had come before. */
    DUPLICATE;

    @JsonCreator
    public static Effect of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
